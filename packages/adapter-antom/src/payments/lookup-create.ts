import type { FindOptions, Lookup, Pending } from '@paystate/core'
import type { Context } from '../http/context.ts'
import { findPayment } from './find-payment.ts'

/** Looks for a payment whose creation is unknown. One that has failed since exists all the same. */
export async function lookupCreate(
  context: Context,
  { operation, prepared }: Pending<'create_payment'>,
  options: FindOptions,
): Promise<Lookup<'create_payment'>> {
  const search = { reference: operation.reference, amount: prepared?.input.amount }
  const found = await findPayment(context, search, { ...options, operation: operation.kind })
  if (found.kind !== 'found') return found
  const { payment: value, observation } = found
  return { kind: 'decided', outcome: { kind: 'applied', operation, value, observation } }
}
