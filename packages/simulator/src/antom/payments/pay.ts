import type { MerchantAccount } from '../account/merchant-account.ts'
import type { Answer } from '../gateway/answer.ts'
import type { PayMessage } from '../messages/pay-message.ts'
import { result } from '../results/result.ts'
import { answerPayment } from './answer-payment.ts'
import { fingerprintFor } from './fingerprint.ts'
import { openPayment } from './open-payment.ts'
import { orderRefusal } from './order-refusal.ts'
import { payAtOnce } from './pay-at-once.ts'
import type { PaymentOrder } from './payment.ts'
import type { PaymentMethod } from './payment-method.ts'
import { replayPay } from './replay-pay.ts'

/**
 * Begins a payment, or answers for the one that was begun under the same request id.
 *
 * @see https://docs.antom.com/ac/ams/payment_cashier
 */
export function pay(account: MerchantAccount, message: PayMessage): Answer {
  const method = account.methods.get(message.paymentMethod.paymentMethodType)
  const earlier = account.payments.byRequestId(message.paymentRequestId).at(-1)
  if (earlier) return replayPay(account, { earlier, message })
  if (!method) return { result: result('NO_PAY_OPTIONS') }
  const order = toOrder(account, { message, method })
  const refusal = orderRefusal(account, order)
  if (refusal) return { result: result(refusal) }
  const payment = openPayment(account, order)
  payAtOnce(account, { payment, message })
  return answerPayment(account, payment)
}

function toOrder(
  account: MerchantAccount,
  { message, method }: { message: PayMessage; method: PaymentMethod },
): PaymentOrder {
  return {
    paymentRequestId: message.paymentRequestId,
    amount: message.paymentAmount,
    method,
    paymentMethodId: message.paymentMethod.paymentMethodId,
    description: message.order.orderDescription,
    redirectUrl: message.paymentRedirectUrl,
    notifyUrl: message.paymentNotifyUrl,
    metadata: message.metadata,
    merchantAccountId: message.merchantAccountId,
    settlementCurrency: message.settlementStrategy,
    isDeclared: message.order.needDeclaration && method.type === 'ALIPAY_CN',
    isOnPhone: ['WAP', 'APP'].includes((message.env ?? message.order.env)?.terminalType ?? ''),
    captureMode: message.paymentFactor?.captureMode ?? 'AUTOMATIC',
    closesAt: message.paymentExpiryTime,
    fingerprint: fingerprintFor(account, message),
  }
}
