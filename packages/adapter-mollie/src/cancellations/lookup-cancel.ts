import { fromDecision, neverPrepared } from '@paystate/adapter-kit'
import type { FindOptions, Lookup, Pending } from '@paystate/core'
import { decideCancel } from '@paystate/core/adapter'
import type { Connection } from '../http/connection.ts'
import { getPayment } from '../payments/get-payment.ts'

/** Reads what happened to a cancel that is unknown: the payment itself tells. */
export async function lookupCancel(
  connection: Connection,
  pending: Pending<'cancel_payment'>,
  options: FindOptions,
): Promise<Lookup<'cancel_payment'>> {
  const { prepared } = pending
  if (!prepared) return neverPrepared(pending)
  const reading = await getPayment(connection, prepared.input.payment, options)
  return fromDecision(pending, { decision: decideCancel(prepared, reading), reading })
}
