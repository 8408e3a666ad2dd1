import type { Capture, FindOptions, Lookup, Unknown } from '@paystate/core'
import { confirmedRejection } from '../errors/confirmed-rejection.ts'
import { isAnother, otherAmount, otherTry } from '../errors/foreign.ts'
import type { Context } from '../operations/context.ts'
import { seenSighting, sightingOf } from '../operations/sighting.ts'
import { withoutBytes } from '../operations/without-bytes.ts'
import { inquirePayment } from '../payments/inquire-payment.ts'

/** Looks for a capture whose sending is unknown, among the transactions of its payment. */
export async function lookupCapture(
  context: Context,
  unknown: Unknown<'capture_payment'>,
  { signal, control }: FindOptions,
): Promise<Lookup<'capture_payment'>> {
  const { operation, prepared } = unknown
  if (!prepared) return withoutBytes(operation)
  const { kind, reference } = operation
  const look = await inquirePayment(context, prepared.target, { operation: kind, signal })
  if (look.kind === 'no_answer') return { kind: 'inconclusive', error: look.error }
  if (look.kind === 'not_seen') {
    const unseen = { ...look, reference, operation: kind, control, signal }
    return { kind: 'not_seen', sighting: await sightingOf(context, unseen) }
  }
  const { observation } = look.reading
  if (isAnother(prepared.target?.id, observation.paymentId)) {
    return { kind: 'inconclusive', error: otherTry({ operation: kind, reference }) }
  }
  const value = observation.captures?.find((capture) => capture.reference === reference)
  if (value && isForeign(value, prepared.amount?.minorUnits)) {
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
