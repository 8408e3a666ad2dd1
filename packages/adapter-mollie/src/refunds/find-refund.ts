import {
  type FindOptions,
  type Found,
  instantOf,
  isPaymentError,
  PaymentError,
  type RefundReading,
  type RefundSearch,
} from '@paystate/core'
import { checkSearch } from '../configuration/check-search.ts'
import type { Connection } from '../http/connection.ts'
import { paymentRefIssues, refuseIssues } from '../payments/check-payment-ref.ts'
import { getPayment } from '../payments/get-payment.ts'

/**
 * Looks for a refund of a payment by our reference, among all of the payment's refunds. The payment
 * itself, read in the same call, shows that this account sees us.
 *
 * @throws {PaymentError} `invalid_request`, `account_differs`. A request that fails makes the search
 *   inconclusive.
 */
export async function findRefund(
  connection: Connection,
  search: RefundSearch,
  options: FindOptions = {},
): Promise<Found<RefundReading>> {
  const { account } = connection.settings
  checkSearch({ account, operation: 'find_refund', search })
  const issues = paymentRefIssues(search.payment, { account, path: 'payment', needsId: false })
  refuseIssues(issues, { account, operation: 'find_refund', what: 'Invalid payment reference.' })
  try {
    return await find(connection, search, options)
  } catch (error) {
    if (isPaymentError(error)) return { kind: 'inconclusive', error }
    throw error
  }
}

async function find(
  connection: Connection,
  search: RefundSearch,
  options: FindOptions,
): Promise<Found<RefundReading>> {
  const { account } = connection.settings
  const begunAt = instantOf(connection.clock.now())
  const { observation } = await getPayment(connection, search.payment, options)
  const { refunds = [], completeLists = [] } = observation
  const { reference, amount } = search
  const refund = refunds.find((one) => one.reference === reference)
  if (!refund) {
    const endedAt = instantOf(connection.clock.now())
    const complete = completeLists.includes('refunds')
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
  if (differs) throw mismatch(connection, reference)
  return { kind: 'found', refund, observation }
}

function mismatch({ settings }: Connection, reference: string): PaymentError {
  return new PaymentError('mismatch', {
    what: 'A refund of another amount carries the reference.',
    provider: settings.account.provider,
    operation: 'find_refund',
    reference,
  })
}
