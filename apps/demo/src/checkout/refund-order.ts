import { isReported, type Money, type Reported, refOf, refundableOf } from '@paystate/core'
import { isShown } from '../payments/settle-by-evidence.ts'
import type { ShopPayment } from '../payments/shop-payment.ts'
import type { Shop } from '../shop/shop.ts'
import { type ActionResult, actOnPayment } from './act-on-payment.ts'
import type { BeforeSending } from './perform.ts'

export interface RefundRequest {
  readonly amount: Money
  readonly token: string
  readonly beforeSending?: BeforeSending | undefined
}

/** Refunds a payment, never more than is certainly left. */
export async function refundOrder(
  shop: Shop,
  { reference, record }: ShopPayment,
  { amount, token, beforeSending }: RefundRequest,
): Promise<ActionResult> {
  const payment = refOf(record.payment)
  if (!payment) return { kind: 'refused', reason: 'not_possible' }
  const preparation = shop.adapter.prepare.refundPayment({
    reference: shop.createReference(),
    payment,
    amount,
    reason: 'Refund',
  })
  const result = await actOnPayment(shop, reference, {
    preparation,
    token,
    amount,
    beforeSending,
    isPossible: (kept) => fits(amount, stillRefundable(kept)),
  })
  const isTooMuch = result.kind === 'refused' && result.reason === 'not_possible'
  return isTooMuch ? { kind: 'refused', reason: 'too_much' } : result
}

function fits(amount: Money, refundable: Reported<number>): boolean {
  return isReported(refundable) && amount.minorUnits > 0 && amount.minorUnits <= refundable
}

/** What can still be refunded, minus our own refunds that no read has shown yet. */
export function stillRefundable(kept: ShopPayment): Reported<number> {
  const { record, operations } = kept
  const reserved = operations
    .filter((operation) => operation.kind === 'refund_payment')
    .filter(({ state }) => state.type !== 'not_applied')
    .filter((operation) => !isShown(kept, operation))
    .reduce((sum, { amount }) => sum + (amount?.minorUnits ?? 0), 0)
  return refundableOf(record.payment, reserved)
}
