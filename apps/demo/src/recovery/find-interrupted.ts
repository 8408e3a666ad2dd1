import { isOpen } from '../operations/operation.ts'
import type { ShopPayment } from '../payments/shop-payment.ts'
import type { Shop } from '../shop/shop.ts'
import { isReachable } from './read-payment.ts'

/** Payments in whose middle the shop was stopped: a request was stored, and no response settled it. */
export async function findInterrupted(shop: Shop): Promise<readonly ShopPayment[]> {
  const payments = await shop.store.list()
  return payments.filter((payment) => isReachable(shop, payment) && payment.operations.some(isOpen))
}
