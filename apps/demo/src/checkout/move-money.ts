import { isReported, type Money, type Reported } from '@paystate/core'
import type { PaymentView } from '../payments/payment-view.ts'
import { captureLeft, refundLeft } from '../payments/what-is-left.ts'
import type { Shop } from '../shop/shop.ts'
import { type ActionResult, act, operationId, refused } from './action.ts'

export interface AmountRequest {
  readonly amount: Money
  readonly token: string
}

/** Refunds a payment, never more than is certainly left. */
export async function refundPayment(
  shop: Shop,
  view: PaymentView,
  { amount, token }: AmountRequest,
): Promise<ActionResult> {
  if (!fits(amount, refundLeft(view))) return refused('too_much')
  const id = operationId(view, { kind: 'refund', token })
  const payment = view.payment.id
  const write = () => shop.payments.refund({ id, payment, amount, reason: 'Refund' })
  return act(shop, { view, id, amount, write })
}

/** Charges money that is reserved. */
export async function capturePayment(
  shop: Shop,
  view: PaymentView,
  { amount, token }: AmountRequest,
): Promise<ActionResult> {
  if (!fits(amount, captureLeft(view))) return refused('too_much')
  const id = operationId(view, { kind: 'capture', token })
  const payment = view.payment.id
  const write = () => shop.payments.capture({ id, payment, amount })
  return act(shop, { view, id, amount, write })
}

function fits(amount: Money, left: Reported<number>): boolean {
  return isReported(left) && amount.minorUnits > 0 && amount.minorUnits <= left
}
