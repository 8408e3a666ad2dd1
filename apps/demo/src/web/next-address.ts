import { isReported } from '@paystate/core'
import type { ShopPayment } from '../payments/shop-payment.ts'

/** Where the payer goes after pressing "pay": to the provider's page when there is one, else to the order. */
export function nextAddress({ record, order }: ShopPayment): string {
  const { nextAction, status } = record.payment
  const canGo = status === 'requires_action' && isReported(nextAction) && nextAction !== 'none'
  if (canGo && nextAction.type === 'redirect' && nextAction.method === 'GET') {
    if (fitsIntoHeader(nextAction.url)) return nextAction.url
  }
  return `/orders/${order.reference}`
}

/** A provider's URL is used byte for byte; one that no header can carry is a link on the order's page. */
function fitsIntoHeader(url: string): boolean {
  return /^https?:\/\/[\x21-\x7e]+$/.test(url)
}
