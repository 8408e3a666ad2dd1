import { isReported, isUnpaidEnd, refOf } from '@paystate/core'
import type { ShopPayment } from '../payments/shop-payment.ts'
import { readPayment } from '../recovery/read-payment.ts'
import type { Shop } from '../shop/shop.ts'
import { type ActionResult, actOnPayment } from './act-on-payment.ts'
import type { BeforeSending } from './perform.ts'

export interface CancelRequest {
  readonly token: string
  /** Whether the cancel may return paid money, at providers where it does. */
  readonly ifPaid: 'keep' | 'reverse'
  readonly beforeSending?: BeforeSending | undefined
}

/** Cancels a payment. It reads the payment first: the payer may have paid in the meantime. */
export async function cancelOrder(
  shop: Shop,
  { reference }: ShopPayment,
  { token, ifPaid, beforeSending }: CancelRequest,
): Promise<ActionResult> {
  const read = await readPayment(shop, reference)
  const payment = read && refOf(read.record.payment)
  if (!payment) return { kind: 'refused', reason: 'not_possible' }
  const preparation = shop.adapter.prepare.cancelPayment({
    reference: shop.createReference(),
    payment,
    ifPaid,
    lastRead: read.record.payment.status,
  })
  return actOnPayment(shop, reference, {
    preparation,
    token,
    beforeSending,
    isPossible: (kept) => mayCancel(shop, kept, ifPaid),
  })
}

/** Whether a cancel makes sense: still open, or paid at a provider whose cancel returns the money. */
export function mayCancel(
  { adapter }: Pick<Shop, 'adapter'>,
  { record }: ShopPayment,
  ifPaid: 'keep' | 'reverse',
): boolean {
  const { status, allowed, refunds } = record.payment
  const { cancel } = adapter.capabilities
  if (cancel.support === 'not_supported' || isUnpaidEnd(status)) return false
  if (isReported(allowed.cancelable) && allowed.cancelable === 'no') return false
  if (status !== 'captured') return ifPaid === 'keep'
  return ifPaid === 'reverse' && cancel.whenPaid === 'reverses' && refunds.length === 0
}
