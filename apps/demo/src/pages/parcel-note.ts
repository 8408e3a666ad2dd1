import type { Order } from '../orders/order.ts'
import { type Html, html } from './html.ts'

/** What the warehouse was told: each order that is paid ships once. */
export function parcelNote({ shippedAt }: Order): Html {
  const heard =
    shippedAt === undefined
      ? 'The warehouse has not been told of a payment.'
      : `The warehouse was told at ${shippedAt.slice(11, 19)} UTC that this order is paid, once.`
  return html`<p id="parcel" class="faint small">${heard}</p>`
}
