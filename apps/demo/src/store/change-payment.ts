import type { ShopPayment } from '../payments/shop-payment.ts'
import type { PaymentStore } from './payment-store.ts'

/** A payment never has more than a handful of concurrent changes. */
const MOST_ATTEMPTS = 50

/**
 * Changes a payment. If another change was faster, it is applied again to the newest version, so it must be
 * pure. A change that returns its input saves nothing.
 */
export async function changePayment(
  store: PaymentStore,
  reference: string,
  change: (payment: ShopPayment) => ShopPayment,
): Promise<ShopPayment> {
  for (let attempts = 0; attempts < MOST_ATTEMPTS; attempts += 1) {
    const payment = await store.find(reference)
    if (!payment) throw new Error(`There is no payment ${reference} in the store.`)
    const changed = change(payment)
    if (changed === payment) return payment
    const saved = await store.save(changed)
    if (saved !== 'stale') return saved
  }
  throw new Error(`The payment ${reference} changes faster than it can be saved.`)
}
