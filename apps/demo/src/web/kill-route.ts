import type { Hono } from 'hono'
import { payOrder } from '../checkout/pay-order.ts'
import { createOrder } from '../orders/create-order.ts'
import type { PageContext } from '../pages/context.ts'
import { findProduct } from '../products/products.ts'
import { orderForm } from './forms.ts'
import { troubledWork } from './troubled-work.ts'
import { visitorOrigin } from './visitor-origin.ts'

/** The request has left by then, and the shop still waits for its response. */
const AT_LEAST = 1_500
/** So long for the payer's page to open and to listen; without JavaScript it never does. */
const AT_MOST = 8_000
const STEP = 250
/** The engine repeats what got no response: none comes until the process is dead. */
const TIMES = 9

/**
 * Pays an order and kills the process in the middle: the provider has applied the request, its response
 * never arrives, and nothing in this process gets to clean up.
 */
export function addKillRoute(app: Hono, context: PageContext): void {
  const { shop, endProcess } = context
  if (!context.simulation || !endProcess) return
  const endWhenWatched = (order: string, waited = 0) => {
    const isWatched = waited >= AT_LEAST && shop.news.isWatched(order)
    if (isWatched || waited >= AT_MOST) return endProcess()
    shop.clock.after(STEP, () => endWhenWatched(order, waited + STEP))
  }
  app.post('/simulation/kill', async (c) => {
    const form = orderForm.safeParse(await c.req.parseBody())
    const product = form.success ? findProduct(form.data.product) : undefined
    if (!form.success || !product) return c.notFound()
    const { order: reference, capture } = form.data
    const order = createOrder(product, { reference, capture, now: shop.clock.now() })
    const name = shop.switch.nameFor(order.amount.currency)
    const work = () => payOrder(shop, order, { origin: visitorOrigin(c.req.url) })
    const lasting = { trouble: 'stall', kind: 'create', name, times: TIMES, work } as const
    void troubledWork(context, lasting).catch(() => {})
    await shop.orders.place(order)
    endWhenWatched(reference)
    return c.redirect(`/orders/${reference}`, 303)
  })
}
