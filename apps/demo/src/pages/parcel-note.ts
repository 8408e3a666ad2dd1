import type { Formats } from '../format/formats.ts'
import type { Order } from '../orders/order.ts'
import { type Html, html } from './html.ts'

/** Whether an order may ship: each one that is paid is released once. */
export function parcelNote({ shippedAt }: Order, formats: Formats): Html {
  const state =
    shippedAt === undefined
      ? 'Not released for shipping.'
      : `Paid, and released for shipping at ${formats.time(shippedAt)}.`
  return html`<p id="parcel" class="faint small">${state}</p>`
}
