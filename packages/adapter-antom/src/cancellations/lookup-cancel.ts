import type { Cancellation, FindOptions, Lookup, Observation, Unknown } from '@paystate/core'
import type { Context } from '../http/context.ts'
import { lookAtTarget } from '../operations/look-at-target.ts'
import { seenMiss } from '../operations/sighting.ts'
import { confirmedRejection } from '../result-codes/confirmed-rejection.ts'

/**
 * Looks what became of a cancel: a read of the payment decides. Canceled or ended unpaid: it is done.
 * Anything else after a refusal: it was rejected. Anything else after silence is one look without it.
 */
export async function lookupCancel(
  context: Context,
  unknown: Unknown<'cancel_payment'>,
  options: FindOptions,
): Promise<Lookup<'cancel_payment'>> {
  const { operation } = unknown
  const { kind, reference } = operation
  const look = await lookAtTarget(context, unknown, options)
  if (look.kind !== 'seen') return look
  const { payment, observation: read } = look.reading
  const value = doneIn(payment.status, reference)
  if (value) {
    const observation: Observation = { ...read, cancellations: [value] }
    return { kind: 'decided', outcome: { kind: 'applied', operation, value, observation } }
  }
  const rejected = confirmedRejection(unknown, { subject: 'cancel', readBegunAt: look.begunAt })
  if (rejected) return { kind: 'decided', outcome: rejected }
  const unseen = { reference, begunAt: look.begunAt, endedAt: read.at, operation: kind }
  return { kind: 'not_seen', miss: seenMiss(context.settings.account, unseen) }
}

function doneIn(status: string, reference: string): Cancellation | undefined {
  if (status === 'canceled') return { reference, status: 'done', effect: 'canceled' }
  const hasEnded = status === 'failed' || status === 'expired'
  return hasEnded ? { reference, status: 'done', effect: 'none' } : undefined
}
