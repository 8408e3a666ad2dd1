import type { ShopPayment } from './shop-payment.ts'

/** Identifies the next submission of a form: the same form sent twice has the same token and acts once. */
export function formToken({ operations }: ShopPayment): string {
  return `step_${operations.length}`
}
