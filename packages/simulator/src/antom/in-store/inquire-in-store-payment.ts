import type { MerchantAccount } from '../account/merchant-account.ts'
import type { Answer } from '../gateway/answer.ts'
import { findPayment } from '../payments/find-payment.ts'
import { result } from '../results/result.ts'
import { utcTime } from '../time/provider-time.ts'
import type { InStoreLookupMessage } from './in-store-messages.ts'

/**
 * Tells how a payment stands; the amount is a number here.
 *
 * @see https://docs.antom.com/ac/omnichannel/inquiry_payment
 */
export function inquireInStorePayment(
  account: MerchantAccount,
  { paymentRequestId }: InStoreLookupMessage,
): Answer {
  const payment = findPayment(account, { paymentRequestId })
  if (!payment) return { result: result('ORDER_NOT_EXIST') }
  const { amount, createdAt, paidAt, status, method } = payment
  return {
    result: result('SUCCESS'),
    paymentRequestId,
    paymentId: payment.paymentId,
    paymentCreateTime: utcTime(createdAt),
    paymentTime: utcTime(paidAt),
    paymentStatus: status,
    paymentAmount: { currency: amount.currency, value: amount.minorUnits },
    paymentMethod: method.type,
  }
}
