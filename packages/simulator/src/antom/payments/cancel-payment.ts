import type { MerchantAccount } from '../account/merchant-account.ts'
import type { Answer } from '../gateway/answer.ts'
import type { PaymentLookupMessage } from '../messages/payment-lookup-message.ts'
import { result } from '../results/result.ts'
import type { AntomResultCode } from '../results/result-codes.ts'
import { DAY } from '../time/duration.ts'
import { providerTime } from '../time/provider-time.ts'
import { cancelWindowEnd } from './cancel-window.ts'
import { release } from './expire-authorization.ts'
import { findPayment } from './find-payment.ts'
import type { Payment } from './payment.ts'

/**
 * Cancels a payment whole, paid or not: what was paid goes back to the payer.
 *
 * @see https://docs.antom.com/ac/ams/paymentc_online
 */
export function cancelPayment(account: MerchantAccount, message: PaymentLookupMessage): Answer {
  const payment = findPayment(account, message)
  if (!payment) return { result: result('ORDER_NOT_EXIST') }
  // A failed payment stays failed and a canceled one canceled, and both answer that all is well.
  const hasEnded = payment.status === 'FAIL' || payment.status === 'CANCELLED'
  if (!hasEnded) {
    const refusal = refusalOf(account, payment)
    if (refusal) return { result: result(refusal) }
    giveBack(account, payment)
  }
  return {
    result: result('SUCCESS'),
    paymentId: payment.paymentId,
    paymentRequestId: payment.paymentRequestId,
    cancelTime: providerTime(account.clock.now()),
  }
}

function refusalOf(account: MerchantAccount, payment: Payment): AntomResultCode | undefined {
  const { method, refunds, captures, paidAt, createdAt } = payment
  const isPaid = payment.status === 'SUCCESS'
  if (method.cancel === 'never') return 'PAYMENT_METHOD_NOT_SUPPORTED'
  if (method.cancel === 'before_payment' && isPaid) return 'PAYMENT_METHOD_NOT_SUPPORTED'
  if (refunds.some(({ status }) => status !== 'FAIL')) return 'PROCESS_FAIL'
  if (captures.some(({ status }) => status !== 'FAIL')) return 'ORDER_STATUS_INVALID'
  const since = paidAt ?? createdAt
  const end = method.cancel === 'seven_days' ? since + 7 * DAY : cancelWindowEnd(since)
  if (account.clock.now() >= end) return 'CANCEL_WINDOW_EXCEED'
  const isShort = isHeldMoney(payment) && !account.balance.take(payment.amount)
  return isShort ? 'MERCHANT_BALANCE_NOT_ENOUGH' : undefined
}

function isHeldMoney({ status, method }: Payment): boolean {
  return status === 'SUCCESS' && method.steps === 'one'
}

function giveBack(account: MerchantAccount, payment: Payment): void {
  const { paymentId, amount } = payment
  const at = account.clock.now()
  payment.callOff?.()
  if (isHeldMoney(payment)) account.ledger.write({ at, paymentId, kind: 'reversed', amount })
  else if (payment.status === 'SUCCESS') {
    release(account, { payment, minorUnits: amount.minorUnits })
  }
  account.ledger.write({ at, paymentId, kind: 'canceled', amount })
  payment.status = 'CANCELLED'
}
