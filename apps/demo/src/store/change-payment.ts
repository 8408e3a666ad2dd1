import type { ShopPayment } from '../payments/shop-payment.ts'
import type { PaymentStore } from './payment-store.ts'

/** More than a handful of changes never meet on one payment. */
const MOST_TRIES = 50

/**
 * Changes a payment on top of whatever else happened to it: the change is made again when somebody was
 * quicker, so it must be pure. A change that gives back what it got saves nothing.
 */
export async function changePayment(
  store: PaymentStore,
  reference: string,
  change: (payment: ShopPayment) => ShopPayment,
): Promise<ShopPayment> {
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    const payment = await store.find(reference)
    if (!payment) throw new Error(`There is no payment ${reference} in the store.`)
    const changed = change(payment)
    if (changed === payment) return payment
    const saved = await store.save(changed)
    if (saved !== 'stale') return saved
  }
  throw new Error(`The payment ${reference} changes faster than it can be saved.`)
}
