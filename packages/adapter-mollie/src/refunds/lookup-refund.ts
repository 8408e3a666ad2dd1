import type { FindOptions, Lookup, Unknown } from '@paystate/core'
import type { Connection } from '../http/connection.ts'
import { decided, inconclusive } from '../http/lookup-answers.ts'
import { findRefund } from './find-refund.ts'

/** Looks among the refunds of a payment for one that is unknown. */
export async function lookupRefund(
  connection: Connection,
  outcome: Unknown<'refund_payment'>,
  options: FindOptions,
): Promise<Lookup<'refund_payment'>> {
  const { account } = connection.settings
  if (!outcome.prepared) {
    return inconclusive(outcome, { account, code: 'undecided', what: 'It was never prepared.' })
  }
  const { amount, target: payment } = outcome.prepared
  const { reference } = outcome.operation
  const found = await findRefund(connection, { reference, payment, amount }, options)
  if (found.kind !== 'found') return found
  return decided(outcome, { value: found.refund, observation: found.observation })
}
