import {
  type FindOptions,
  type Found,
  instantOf,
  PaymentError,
  type RefundReading,
  type RefundSearch,
} from '@paystate/core'
import { checkSearch } from '../operations/check-search.ts'
import type { Connection } from '../operations/connection.ts'
import { accountsFor } from '../payments/accounts-for.ts'
import { getPayment } from '../payments/get-payment.ts'

/**
 * Looks for a refund of a payment by our reference, among all of the payment's refunds. The payment
 * itself, read in the same call, shows that this account sees us.
 *
 * @throws {PaymentError} `invalid_request`, and whatever a read can meet.
 */
export async function findRefund(
  connection: Connection,
  search: RefundSearch,
  options: FindOptions = {},
): Promise<Found<RefundReading>> {
  const { account } = connection.settings
  checkSearch({ account, operation: 'find_refund', search })
  const begunAt = instantOf(connection.clock.now())
  const { observation } = await getPayment(connection, search.payment, options)
  const { refunds = [], completeLists = [] } = observation
  const { reference, amount } = search
  const refund = refunds.find((one) => one.reference === reference)
  if (!refund) {
    const endedAt = instantOf(connection.clock.now())
    const complete =
      completeLists.includes('refunds') &&
      accountsFor(observation.payment?.amounts.refunded, refunds)
    const miss = {
      reference,
      account,
      begunAt,
      endedAt,
      complete,
      positiveControl: 'seen',
    } as const
    return { kind: 'not_seen', miss }
  }
  const differs =
    amount && (refund.currency !== amount.currency || refund.amount !== amount.minorUnits)
  return differs ? mismatch(connection, reference) : { kind: 'found', refund, observation }
}

function mismatch({ settings }: Connection, reference: string): Found<RefundReading> {
  const error = new PaymentError('mismatch', {
    what: 'A refund of another amount carries the reference.',
    provider: settings.account.provider,
    operation: 'find_refund',
    reference,
  })
  return { kind: 'inconclusive', error }
}
