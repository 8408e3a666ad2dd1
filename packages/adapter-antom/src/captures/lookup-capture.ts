import { fromDecision, neverPrepared } from '@paystate/adapter-kit'
import type { FindOptions, Lookup, Pending } from '@paystate/core'
import { decideCapture } from '@paystate/core/adapter'
import type { Context } from '../http/context.ts'
import { isAnother, otherTry } from '../http/mismatch.ts'
import { lookAtTarget } from '../operations/look-at-target.ts'

/** Looks for a capture whose sending is unknown, among the transactions of its payment. */
export async function lookupCapture(
  context: Context,
  pending: Pending<'capture_payment'>,
  options: FindOptions,
): Promise<Lookup<'capture_payment'>> {
  const { operation, prepared } = pending
  const { kind, reference } = operation
  const look = await lookAtTarget(context, pending, options)
  if (look.kind !== 'seen' || !prepared) return look.kind === 'seen' ? neverPrepared(pending) : look
  const { reading } = look
  if (isAnother(prepared.input.payment.id, reading.observation.paymentId)) {
    return { kind: 'inconclusive', error: otherTry({ operation: kind, reference }) }
  }
  return fromDecision(pending, { decision: decideCapture(prepared, reading), reading })
}
