import type { TrackedPayment } from '@paystate/engine'
import type { Order } from '../orders/order.ts'
import type { Shop } from '../shop/shop.ts'

/** A payment in a list, with its order. */
export interface ListedPayment {
  readonly order: Order
  readonly payment: TrackedPayment
  readonly isUnknown: boolean
  readonly anomalies: number
}

export interface OrdersPart {
  readonly rows: readonly ListedPayment[]
  /** Where the next part begins. */
  readonly next?: string
  /** Where this part began; absent on the first. */
  readonly after?: string
}

const LIMIT = 25

/** Payments with their orders, newest first. */
export async function readOrders(
  { payments, orders }: Shop,
  { after }: { after?: string | undefined },
): Promise<OrdersPart> {
  const part = await payments.list({ limit: LIMIT, ...(after !== undefined && { after }) })
  const unknown = await payments.list({ unknown: true, limit: 200 })
  const open = new Set(unknown.payments.map(({ id }) => id))
  const found = await orders.all(part.payments.map(({ order }) => order))
  const counted = await orders.countAnomalies()
  const rows = part.payments.flatMap((payment) => {
    const order = found.get(payment.order)
    const anomalies = counted.get(payment.id) ?? 0
    return order ? [{ order, payment, isUnknown: open.has(payment.id), anomalies }] : []
  })
  const { next } = part
  return { rows, ...(next !== undefined && { next }), ...(after !== undefined && { after }) }
}
