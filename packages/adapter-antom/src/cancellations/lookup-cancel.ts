import type { Cancellation, FindOptions, Lookup, Observation, Unknown } from '@paystate/core'
import { confirmedRejection } from '../errors/confirmed-rejection.ts'
import type { Context } from '../operations/context.ts'
import { seenSighting, sightingOf } from '../operations/sighting.ts'
import { withoutBytes } from '../operations/without-bytes.ts'
import { inquirePayment } from '../payments/inquire-payment.ts'

/**
 * Looks what became of a cancel: a read of the payment decides. Canceled or ended unpaid: it is done.
 * Anything else after a refusal: it was rejected. Anything else after silence is one look without it.
 */
export async function lookupCancel(
  context: Context,
  unknown: Unknown<'cancel_payment'>,
  { signal, control }: FindOptions,
): Promise<Lookup<'cancel_payment'>> {
  const { operation, prepared } = unknown
  if (!prepared) return withoutBytes(operation)
  const { kind, reference } = operation
  const look = await inquirePayment(context, prepared.target, { operation: kind, signal })
  if (look.kind === 'no_answer') return { kind: 'inconclusive', error: look.error }
  if (look.kind === 'not_seen') {
    const unseen = { ...look, reference, operation: kind, control, signal }
    return { kind: 'not_seen', sighting: await sightingOf(context, unseen) }
  }
  const { payment, observation: read } = look.reading
  const value = doneIn(payment.status, reference)
  if (value) {
    const observation: Observation = { ...read, cancellations: [value] }
    return { kind: 'decided', outcome: { kind: 'applied', operation, value, observation } }
  }
  const rejected = confirmedRejection(unknown, { subject: 'cancel', readBegunAt: look.begunAt })
  if (rejected) return { kind: 'decided', outcome: rejected }
  const unseen = { reference, begunAt: look.begunAt, endedAt: read.at, operation: kind }
  return { kind: 'not_seen', sighting: seenSighting(context.settings.account, unseen) }
}

function doneIn(status: string, reference: string): Cancellation | undefined {
  if (status === 'canceled') return { reference, status: 'done', effect: 'canceled' }
  const hasEnded = status === 'failed' || status === 'expired'
  return hasEnded ? { reference, status: 'done', effect: 'none' } : undefined
}
