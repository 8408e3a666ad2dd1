import {
  type Found,
  instantOf,
  PaymentError,
  type RefundReading,
  type RefundSearch,
} from '@paystate/core'
import { isOtherAmount } from '@paystate/core/adapter'
import type { Context } from '../http/context.ts'

/**
 * Looks up a refund of a payment by our reference, among all of the payment's refunds. The payment itself,
 * read in the same call, shows that this account sees our payments.
 *
 * @throws {PaymentError} As any read: the search is inconclusive then.
 */
export async function findRefund(
  { clock, settings, readPayment }: Context,
  { reference, payment, amount }: RefundSearch,
): Promise<Found<RefundReading>> {
  const { account } = settings
  const begunAt = instantOf(clock.now())
  const { observation } = await readPayment(payment)
  const { refunds = [], completeLists = [] } = observation
  const refund = refunds.find((one) => one.reference === reference)
  if (!refund) {
    const endedAt = instantOf(clock.now())
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
  if (!amount || !isOtherAmount(refund, amount)) return { kind: 'found', refund, observation }
  throw new PaymentError('mismatch', {
    what: 'A refund with a different amount carries the reference.',
    provider: account.provider,
    operation: 'find_refund',
    reference,
  })
}
