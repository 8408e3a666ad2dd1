import type { Capture, FindOptions, Lookup, Unknown } from '@paystate/core'
import { confirmedRejection } from '../errors/confirmed-rejection.ts'
import { isAnother, otherAmount, otherTry } from '../errors/foreign.ts'
import type { Context } from '../operations/context.ts'
import { lookAtTarget } from '../operations/look-at-target.ts'
import { seenSighting } from '../operations/sighting.ts'

/** Looks for a capture whose sending is unknown, among the transactions of its payment. */
export async function lookupCapture(
  context: Context,
  unknown: Unknown<'capture_payment'>,
  options: FindOptions,
): Promise<Lookup<'capture_payment'>> {
  const { operation, prepared } = unknown
  const { kind, reference } = operation
  const look = await lookAtTarget(context, unknown, options)
  if (look.kind !== 'seen') return look
  const { observation } = look.reading
  if (isAnother(prepared?.target.id, observation.paymentId)) {
    return { kind: 'inconclusive', error: otherTry({ operation: kind, reference }) }
  }
  const value = observation.captures?.find((capture) => capture.reference === reference)
  if (value && isForeign(value, prepared?.amount?.minorUnits)) {
    return { kind: 'inconclusive', error: otherAmount({ operation: kind, reference }) }
  }
  if (value) {
    return { kind: 'decided', outcome: { kind: 'applied', operation, value, observation } }
  }
  const rejected = confirmedRejection(unknown, { subject: 'capture', readBegunAt: look.begunAt })
  if (rejected) return { kind: 'decided', outcome: rejected }
  const unseen = { reference, begunAt: look.begunAt, endedAt: observation.at, operation: kind }
  return { kind: 'not_seen', sighting: seenSighting(context.settings.account, unseen) }
}

function isForeign({ amount }: Capture, wanted: number | undefined): boolean {
  return amount !== 'not_told' && wanted !== undefined && amount !== wanted
}
