import { EVENT_TYPES, type Handlers, type Payments } from '@paystate/engine'
import type { News } from '../news/news.ts'

/**
 * What the shop does when its payments change. What is written with `tx` is stored exactly once, together with
 * the delivery; `news` only makes open pages look again.
 */
export async function hearOfPayments(
  payments: Payments,
  { news }: { readonly news: News },
): Promise<void> {
  await payments.consumer('orders', { from: 'beginning', on: ORDERS })
  const ring = ({ order }: { readonly order?: string }) => order && news.ring(order)
  const all = Object.fromEntries(EVENT_TYPES.map((type) => [type, ring]))
  await payments.consumer('pages', { from: 'now', on: all })
}

const ORDERS: Handlers = {
  // A parcel leaves once, however often the event is delivered.
  'order.paid': async ({ order, happenedAt }, { tx }) => {
    await tx.query('update shop.orders set shipped_at = $2 where reference = $1', [
      order,
      happenedAt,
    ])
  },
  'anomaly.opened': async ({ anomaly, payment, order }, { tx }) => {
    const { id, message } = anomaly
    await tx.query(
      `insert into shop.anomalies (id, payment, order_reference, message)
       values ($1, $2, $3, $4) on conflict do nothing`,
      [id, payment ?? '', order ?? '', message],
    )
  },
  'anomaly.closed': async ({ anomaly }, { tx }) => {
    await tx.query('delete from shop.anomalies where id = $1', [anomaly.id])
  },
}
