import { epochOf } from '@paystate/core'
import type { TrackedPayment } from '@paystate/engine'
import { readOperations } from '../operations/read-operations.ts'
import type { Order } from '../orders/order.ts'
import type { OrderAnomaly } from '../orders/order-store.ts'
import type { Shop } from '../shop/shop.ts'
import { tellStory } from '../story/tell-story.ts'
import type { OrderView, PaymentView } from './payment-view.ts'

/** Reads an order with its payments as the engine knows them now; undefined where there is none. */
export async function readOrderView(shop: Shop, reference: string): Promise<OrderView | undefined> {
  const order = await shop.orders.find(reference)
  if (!order) return undefined
  const tracked = await shop.payments.find({ order: reference })
  const anomalies = await shop.orders.anomaliesOf(reference)
  const payments: PaymentView[] = []
  for (const payment of tracked) {
    const isLatest = payment === tracked.at(-1)
    payments.push(await viewOf(shop, { payment, order, anomalies, isLatest }))
  }
  return { order, payments }
}

interface Viewed {
  readonly payment: TrackedPayment
  readonly order: Order
  readonly anomalies: readonly OrderAnomaly[]
  readonly isLatest: boolean
}

async function viewOf(shop: Shop, viewed: Viewed): Promise<PaymentView> {
  const { payment, order, anomalies, isLatest } = viewed
  const { formats } = shop
  const { provider } = payment.account
  const { currency } = payment.amount
  const timeline = await shop.payments.timeline(payment.id)
  const operations = readOperations(timeline, { currency, now: shop.clock.now() })
  const returnedAt = isLatest ? order.returnedAt : undefined
  return {
    payment,
    provider,
    operations,
    story: tellStory({ timeline, operations, provider, returnedAt, formats }),
    anomalies: anomalies.filter((one) => one.payment === payment.id).map(({ message }) => message),
    isAwaited: returnedAt !== undefined && isOlder(payment.readAt, returnedAt),
    formats,
    isReachable: shop.providers.has(payment.instance),
  }
}

function isOlder(readAt: string | undefined, returnedAt: string): boolean {
  return readAt === undefined || epochOf(readAt) < epochOf(returnedAt)
}
