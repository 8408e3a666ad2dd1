import { fromDecision, neverPrepared } from '@paystate/adapter-kit'
import type { FindOptions, Lookup, Pending } from '@paystate/core'
import { decideCancel } from '@paystate/core/adapter'
import type { Context } from '../http/context.ts'
import { lookAtTarget } from '../operations/look-at-target.ts'

/** Looks what happened to a cancel: a read of the payment decides. */
export async function lookupCancel(
  context: Context,
  pending: Pending<'cancel_payment'>,
  options: FindOptions,
): Promise<Lookup<'cancel_payment'>> {
  const { prepared } = pending
  if (!prepared) return neverPrepared(pending)
  const look = await lookAtTarget(context, pending, options)
  if (look.kind !== 'seen') return look
  const { reading } = look
  return fromDecision(pending, { decision: decideCancel(prepared, reading), reading })
}
