import { decided, neverPrepared } from '@paystate/adapter-kit'
import type { FindOptions, Lookup, Pending } from '@paystate/core'
import type { Connection } from '../http/connection.ts'
import { findRefund } from './find-refund.ts'

/** Looks among the refunds of a payment for one that is unknown. */
export async function lookupRefund(
  connection: Connection,
  pending: Pending<'refund_payment'>,
  options: FindOptions,
): Promise<Lookup<'refund_payment'>> {
  if (!pending.prepared) return neverPrepared(pending)
  const { amount, payment } = pending.prepared.input
  const { reference } = pending.operation
  const found = await findRefund(connection, { reference, payment, amount }, options)
  if (found.kind !== 'found') return found
  return decided(pending, { value: found.refund, observation: found.observation })
}
