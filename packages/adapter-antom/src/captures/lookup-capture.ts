import type { Capture, FindOptions, Lookup, Outcome, Unknown } from '@paystate/core'
import type { Context } from '../http/context.ts'
import { isAnother, otherAmount, otherTry } from '../http/mismatch.ts'
import { lookAtTarget } from '../operations/look-at-target.ts'
import { seenMiss } from '../operations/sighting.ts'
import { confirmedRejection } from '../result-codes/confirmed-rejection.ts'
import { asSent } from './last-capture.ts'

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
  const reported = observation.captures?.find((capture) => capture.reference === reference)
  if (reported && isForeign(reported, prepared?.amount?.minorUnits)) {
    return { kind: 'inconclusive', error: otherAmount({ operation: kind, reference }) }
  }
  if (reported && prepared) {
    const value = asSent(reported, prepared)
    return { kind: 'decided', outcome: applied({ operation, value, observation }) }
  }
  const rejected = confirmedRejection(unknown, { subject: 'capture', readBegunAt: look.begunAt })
  if (rejected) return { kind: 'decided', outcome: rejected }
  const unseen = { reference, begunAt: look.begunAt, endedAt: observation.at, operation: kind }
  return { kind: 'not_seen', miss: seenMiss(context.settings.account, unseen) }
}

type Applied = Extract<Outcome<'capture_payment'>, { kind: 'applied' }>

/** The payment's captures, with what only the sender of one of them knows. */
function applied({ operation, value, observation }: Omit<Applied, 'kind'>): Applied {
  const others = observation.captures?.filter(({ reference }) => reference !== value.reference)
  const captures = [...(others ?? []), value]
  return { kind: 'applied', operation, value, observation: { ...observation, captures } }
}

function isForeign({ amount }: Capture, wanted: number | undefined): boolean {
  return amount !== 'not_reported' && wanted !== undefined && amount !== wanted
}
