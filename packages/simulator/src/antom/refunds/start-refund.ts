import type { MerchantAccount } from '../account/merchant-account.ts'
import type { Amount } from '../money/amount.ts'
import type { Payment } from '../payments/payment.ts'
import { result } from '../results/result.ts'
import { completeRefund } from './complete-refund.ts'
import type { Refund } from './refund.ts'

export interface RefundOrder {
  readonly payment: Payment
  readonly refundRequestId: string
  readonly refundAmount: Amount
  readonly refundNotifyUrl?: string | undefined
  readonly metadata?: string | undefined
}

/** Begins a refund that is allowed; it ends at once, or later by the method, the account or a hold. */
export function startRefund(account: MerchantAccount, order: RefundOrder): Refund {
  const now = account.clock.now()
  const refund: Refund = {
    refundId: account.ids.refund(now),
    refundRequestId: order.refundRequestId,
    paymentId: order.payment.paymentId,
    amount: order.refundAmount,
    notifyUrl: order.refundNotifyUrl,
    metadata: order.metadata,
    status: 'PROCESSING',
    result: result('REFUND_IN_PROCESS'),
  }
  order.payment.refunds.push(refund)
  account.payments.addRefund(refund)
  account.ledger.write({
    at: now,
    paymentId: refund.paymentId,
    reference: refund.refundRequestId,
    objectId: refund.refundId,
    kind: 'refund_accepted',
    amount: refund.amount,
  })
  if (!endsLater(account, order.payment)) completeRefund(account, refund)
  else {
    const complete = () => completeRefund(account, refund)
    refund.callOff = account.clock.after(account.rules.refundTakes, complete)
  }
  return refund
}

function endsLater({ holds, rules }: MerchantAccount, payment: Payment): boolean {
  const isHeld = holds.take('refund')
  return isHeld || (rules.refundsLater ?? payment.method.refund === 'later')
}
