import type { MerchantAccount } from '../account/merchant-account.ts'
import type { Answer } from '../gateway/answer.ts'
import { isSameAmount } from '../money/amount.ts'
import { openPayment } from '../payments/open-payment.ts'
import { orderRefusal } from '../payments/order-refusal.ts'
import type { Payment } from '../payments/payment.ts'
import { succeedPayment } from '../payments/succeed-payment.ts'
import { result } from '../results/result.ts'
import type { InStorePayMessage } from './in-store-messages.ts'
import { receiptFields } from './receipt-fields.ts'

/**
 * Takes a payment at a till. The payer stands there: it ends within the call, unless it is held.
 *
 * @see https://docs.antom.com/ac/omnichannel/pay
 */
export function payInStore(account: MerchantAccount, message: InStorePayMessage): Answer {
  const { paymentRequestId, paymentAmount: amount, paymentMethod } = message
  const earlier = account.payments.byRequestId(paymentRequestId).at(-1)
  if (earlier) return repeated(earlier, message)
  const known = account.methods.get(paymentMethod)
  if (!known) return { result: result('NO_PAY_OPTIONS') }
  const method = { ...known, steps: 'one' } as const // a till has nothing to capture later
  const refusal = orderRefusal(account, { amount, method })
  if (refusal) return { result: result(refusal) }
  const payment = openPayment(account, {
    paymentRequestId,
    amount,
    method,
    description: message.originalMerchantOrderId ?? paymentRequestId,
    captureMode: 'AUTOMATIC',
  })
  if (!account.holds.take('payment')) {
    payment.isAnsweredAtOnce = true
    succeedPayment(account, payment)
  }
  return answer(payment)
}

function repeated(earlier: Payment, { paymentAmount, paymentMethod }: InStorePayMessage): Answer {
  const isSame =
    isSameAmount(earlier.amount, paymentAmount) && earlier.method.type === paymentMethod
  return isSame ? answer(earlier) : { result: result('REPEAT_REQ_INCONSISTENT') }
}

function answer(payment: Payment): Answer {
  const { paymentId, status, outcome } = payment
  switch (status) {
    case 'SUCCESS':
      return { result: result('SUCCESS'), paymentId, ...receiptFields(payment) }
    case 'PROCESSING':
    case 'PENDING':
      return { result: result('PAYMENT_IN_PROCESS'), paymentId }
    case 'FAIL':
      return {
        result: (payment.isAnsweredAtOnce && outcome) || result('ORDER_IS_CLOSED'),
        paymentId,
      }
    case 'CANCELLED':
      return { result: result('ORDER_IS_CANCELED'), paymentId }
  }
}
