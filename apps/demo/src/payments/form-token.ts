import type { ShopPayment } from './shop-payment.ts'

/** Names the next use of a form: the same form sent twice carries the same name and acts once. */
export function formToken({ operations }: ShopPayment): string {
  return `step_${operations.length}`
}
