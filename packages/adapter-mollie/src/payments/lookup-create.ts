import type { FindOptions, Lookup, Unknown } from '@paystate/core'
import type { Connection } from '../http/connection.ts'
import { decided } from '../http/lookup-answers.ts'
import { findPayment } from './find-payment.ts'

/** Looks for a payment whose create is unknown. */
export async function lookupCreate(
  connection: Connection,
  outcome: Unknown<'create_payment'>,
  options: FindOptions,
): Promise<Lookup<'create_payment'>> {
  const { reference } = outcome.operation
  const amount = outcome.prepared?.amount
  const found = await findPayment(connection, { reference, amount }, options)
  if (found.kind !== 'found') return found
  const { payment, observation } = found
  return decided(outcome, { value: payment, observation })
}
