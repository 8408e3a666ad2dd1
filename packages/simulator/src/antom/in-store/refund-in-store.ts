import type { MerchantAccount } from '../account/merchant-account.ts'
import type { Answer } from '../gateway/answer.ts'
import type { Amount } from '../money/amount.ts'
import type { Payment } from '../payments/payment.ts'
import { capturedOf, refundedOf } from '../payments/totals.ts'
import { refundPayment } from '../refunds/refund-payment.ts'
import { result } from '../results/result.ts'
import type { InStoreRefundMessage } from './in-store-messages.ts'

/**
 * Sends money back, one refund of a payment at a time; without an amount all that is left.
 *
 * @see https://docs.antom.com/ac/omnichannel/refund
 */
export function refundInStore(account: MerchantAccount, message: InStoreRefundMessage): Answer {
  const { refundRequestId, paymentId } = message
  const { payments } = account
  const payment = payments.byId(paymentId)
  if (!payment) return { result: result('ORDER_NOT_EXIST') }
  const earlier = payments.refundByRequestId(refundRequestId)
  const isBusy = payment.refunds.some(({ status }) => status === 'PROCESSING')
  if (isBusy && !earlier) return { result: result('ORDER_STATUS_INVALID') }
  // Asked again without an amount, it means the amount of the first time.
  const refundAmount = message.refundAmount ?? earlier?.amount ?? leftOf(payment)
  const answer = refundPayment(account, { refundRequestId, paymentId, refundAmount })
  const { refundId } = answer
  return { result: answer.result, ...(refundId !== undefined && { refundRequestId, refundId }) }
}

function leftOf(payment: Payment): Amount {
  const { currency } = payment.amount
  return { currency, minorUnits: capturedOf(payment) - refundedOf(payment) }
}
