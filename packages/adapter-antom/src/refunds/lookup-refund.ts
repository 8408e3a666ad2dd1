import type { FindOptions, Lookup, Pending } from '@paystate/core'
import type { Context } from '../http/context.ts'
import { withoutBytes } from '../operations/without-bytes.ts'
import { findRefund } from './find-refund.ts'

/** Looks for a refund whose sending is unknown. */
export async function lookupRefund(
  context: Context,
  { operation, prepared }: Pending<'refund_payment'>,
  options: FindOptions,
): Promise<Lookup<'refund_payment'>> {
  if (!prepared) return withoutBytes(operation)
  const { reference, kind } = operation
  const search = { payment: prepared.input.payment, reference, amount: prepared.input.amount }
  const found = await findRefund(context, search, { ...options, operation: kind })
  if (found.kind !== 'found') return found
  const { refund: value, observation } = found
  return { kind: 'decided', outcome: { kind: 'applied', operation, value, observation } }
}
