import { fromDecision, neverPrepared } from '@paystate/adapter-kit'
import type { FindOptions, Lookup, Pending } from '@paystate/core'
import { decideCapture } from '@paystate/core/adapter'
import type { Connection } from '../http/connection.ts'
import { getPayment } from '../payments/get-payment.ts'

/** Looks among the captures of a payment for one that is unknown. */
export async function lookupCapture(
  connection: Connection,
  pending: Pending<'capture_payment'>,
  options: FindOptions,
): Promise<Lookup<'capture_payment'>> {
  const { prepared } = pending
  if (!prepared) return neverPrepared(pending)
  const reading = await getPayment(connection, prepared.input.payment, options)
  return fromDecision(pending, { decision: decideCapture(prepared, reading), reading })
}
