import { decided } from '@paystate/adapter-kit'
import type { FindOptions, Lookup, Pending } from '@paystate/core'
import type { Connection } from '../http/connection.ts'
import { findPayment } from './find-payment.ts'

/** Looks for a payment whose create is unknown. */
export async function lookupCreate(
  connection: Connection,
  pending: Pending<'create_payment'>,
  options: FindOptions,
): Promise<Lookup<'create_payment'>> {
  const { reference } = pending.operation
  const amount = pending.prepared?.input.amount
  const found = await findPayment(connection, { reference, amount }, options)
  if (found.kind !== 'found') return found
  const { payment, observation } = found
  return decided(pending, { value: payment, observation })
}
