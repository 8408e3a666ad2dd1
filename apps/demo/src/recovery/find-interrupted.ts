import { isOpen } from '../operations/operation.ts'
import type { ShopPayment } from '../payments/shop-payment.ts'
import type { Shop } from '../shop/shop.ts'
import { isReachable } from './read-payment.ts'

/** Payments that were interrupted when the shop stopped: a request was stored, and no response resolved it. */
export async function findInterrupted(shop: Shop): Promise<readonly ShopPayment[]> {
  const payments = await shop.store.list()
  return payments.filter((payment) => isReachable(shop, payment) && payment.operations.some(isOpen))
}
