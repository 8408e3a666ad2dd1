import type { MerchantAccount } from '../account/merchant-account.ts'
import type { Answer } from '../gateway/answer.ts'
import type { UpdateAmountMessage } from '../messages/update-amount-message.ts'
import { isSameAmount, toWire } from '../money/amount.ts'
import { tellPayment } from '../notifications/tell-payment.ts'
import { result } from '../results/result.ts'
import type { AntomResultCode } from '../results/result-codes.ts'
import { AUTHORIZATION_LASTS } from './expire-authorization.ts'
import type { Payment } from './payment.ts'

/**
 * Raises what is authorized, before any of it is captured. The amount is the new whole; that it is
 * not the difference, and that it cannot fall, is an assumption.
 */
export function updateAmount(account: MerchantAccount, message: UpdateAmountMessage): Answer {
  const { updateRequestId, paymentId, amount } = message
  const payment = account.payments.byId(paymentId)
  if (!payment) return { result: result('ORDER_NOT_EXIST') }
  const earlier = payment.updates.get(updateRequestId)
  if (earlier && !isSameAmount(earlier, amount))
    return { result: result('REPEAT_REQ_INCONSISTENT') }
  const refusal = earlier ? undefined : refusalOf(account, { payment, message })
  if (refusal) return { result: result(refusal) }
  if (!earlier) raise(account, { payment, message })
  return { result: result('SUCCESS'), updateRequestId, paymentId, amount: toWire(amount) }
}

interface Asked {
  readonly payment: Payment
  readonly message: UpdateAmountMessage
}

function refusalOf(
  { clock }: MerchantAccount,
  { payment, message: { amount } }: Asked,
): AntomResultCode | undefined {
  const { status, method, captures, paidAt } = payment
  if (status === 'CANCELLED') return 'AUTH_CANCELLED'
  if (status !== 'SUCCESS') return 'ORDER_STATUS_INVALID'
  if (method.steps === 'one') return 'PAYMENT_METHOD_NOT_SUPPORTED'
  if (clock.now() >= (paidAt ?? 0) + AUTHORIZATION_LASTS) return 'AUTH_EXPIRED'
  if (captures.some((made) => made.status !== 'FAIL')) return 'ORDER_STATUS_INVALID'
  if (amount.currency !== payment.amount.currency) return 'CURRENCY_NOT_SUPPORT'
  return amount.minorUnits > payment.amount.minorUnits ? undefined : 'PARAM_ILLEGAL'
}

function raise(
  account: MerchantAccount,
  { payment, message: { updateRequestId, amount } }: Asked,
): void {
  const { currency, minorUnits } = payment.amount
  payment.amount = amount
  payment.updates.set(updateRequestId, amount)
  account.ledger.write({
    at: account.clock.now(),
    paymentId: payment.paymentId,
    reference: updateRequestId,
    kind: 'authorized',
    amount: { currency, minorUnits: amount.minorUnits - minorUnits },
  })
  tellPayment(account, { payment, result: result('SUCCESS'), updateRequestId })
}
