import type { MerchantAccount } from '../account/merchant-account.ts'
import type { Amount } from '../money/amount.ts'
import type { Payment } from '../payments/payment.ts'
import { capturedOf, refundedOf } from '../payments/totals.ts'
import { type Result, result } from '../results/result.ts'
import type { AntomResultCode } from '../results/result-codes.ts'
import { DAY } from '../time/duration.ts'

/** Longest time after the payment in which a refund is taken. */
const REFUND_WINDOW = 365 * DAY

/** Why a refund is refused. A final refusal is given again to the same request, whatever changed. */
export interface RefundRefusal {
  readonly result: Result
  readonly isFinal: boolean
}

export function refundRefusal(
  account: MerchantAccount,
  asked: { payment: Payment; amount: Amount },
): RefundRefusal | undefined {
  const waiting = statusRefusal(asked.payment)
  if (waiting) return { result: result(waiting), isFinal: false }
  const code =
    contractRefusal(asked) ?? windowRefusal(account, asked.payment) ?? amountRefusal(asked)
  if (code) return { result: result(code), isFinal: true }
  if (account.balance.take(asked.amount)) return undefined
  return { result: result('MERCHANT_BALANCE_NOT_ENOUGH'), isFinal: true }
}

function statusRefusal(payment: Payment): AntomResultCode | undefined {
  if (payment.status === 'CANCELLED') return 'ORDER_IS_CANCELED'
  return capturedOf(payment) === 0 ? 'ORDER_STATUS_INVALID' : undefined
}

function contractRefusal({
  payment,
  amount,
}: {
  payment: Payment
  amount: Amount
}): AntomResultCode | undefined {
  const { method } = payment
  const isPartial = amount.minorUnits < payment.amount.minorUnits
  if (amount.currency !== payment.amount.currency) return 'CURRENCY_NOT_SUPPORT'
  if (method.refund === 'never') return 'PAYMENT_METHOD_NOT_SUPPORTED'
  if (isPartial && !method.refundsInParts) return 'PARTIAL_REFUND_NOT_SUPPORTED'
  const isSecond = refundedOf(payment) > 0
  return isSecond && !method.refundsRepeatedly ? 'MULTIPLE_REFUNDS_NOT_SUPPORTED' : undefined
}

function windowRefusal({ clock }: MerchantAccount, payment: Payment): AntomResultCode | undefined {
  const since = clock.now() - (payment.paidAt ?? payment.createdAt)
  return since > REFUND_WINDOW ? 'REFUND_WINDOW_EXCEED' : undefined
}

/** One code for both ends: more than is left, and less than the least. */
function amountRefusal({
  payment,
  amount,
}: {
  payment: Payment
  amount: Amount
}): AntomResultCode | undefined {
  const left = capturedOf(payment) - refundedOf(payment)
  const { minimum = 1, multipleOf = 1 } = payment.method
  const fits =
    amount.minorUnits <= left &&
    amount.minorUnits >= minimum &&
    amount.minorUnits % multipleOf === 0
  return fits ? undefined : 'REFUND_AMOUNT_EXCEED'
}
