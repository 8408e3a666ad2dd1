import type { ShopPayment } from '../payments/shop-payment.ts'

/** Recognizes a row that this program wrote; only the store writes there, so checking the format is enough. */
export function isShopPayment(value: unknown): value is ShopPayment {
  return typeof value === 'object' && value !== null && 'format' in value && value.format === 1
}
