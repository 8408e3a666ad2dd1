import { instantOf } from '@paystate/core'
import { type Context, Hono } from 'hono'
import type { z } from 'zod'
import { payOrder } from '../checkout/pay-order.ts'
import { renderOrder } from '../live/render-order.ts'
import type { Rendered } from '../live/rendered.ts'
import { shareRenders } from '../live/share-renders.ts'
import { streamFragments } from '../live/stream-fragments.ts'
import { createOrder } from '../orders/create-order.ts'
import type { Order } from '../orders/order.ts'
import type { PageContext } from '../pages/context.ts'
import { orderPage } from '../pages/order-page.ts'
import { ordersFragments, ordersPage } from '../pages/orders-page.ts'
import { readOrderView } from '../payments/read-order-view.ts'
import { readOrders } from '../payments/read-orders.ts'
import { findProduct } from '../products/products.ts'
import { orderForm, payForm } from './forms.ts'
import { nextAddress } from './next-address.ts'
import { troubledWork } from './troubled-work.ts'
import { visitorOrigin } from './visitor-origin.ts'

/** Every change of a payment is news: without any, the list is rendered only to keep the connection open. */
const RARELY = 60_000

/** How long a payer who comes back waits for the read. */
const PATIENCE = 3_000

/** Places orders, pays them, and shows them. */
export function orderRoutes(context: PageContext): Hono {
  const { shop } = context
  const { news, clock, orders, payments } = shop
  const app = new Hono()
  const share = shareRenders<Rendered>()

  app.post('/orders', async (c) => {
    const form = orderForm.safeParse(await c.req.parseBody())
    const product = form.success ? findProduct(form.data.product) : undefined
    if (!form.success || !product) return c.notFound()
    const { order: reference, capture } = form.data
    const order = createOrder(product, { reference, capture, now: clock.now() })
    return pay(context, c, { order, form: form.data })
  })

  app.post('/orders/:order/pay', async (c) => {
    const order = await orders.find(c.req.param('order'))
    if (!order) return c.notFound()
    return pay(context, c, { order, form: payForm.parse(await c.req.parseBody()) })
  })

  app.get('/orders', async (c) =>
    c.html(ordersPage(context, await readOrders(shop, { after: c.req.query('after') }))),
  )

  app.get('/orders/events', (c) => {
    const after = c.req.query('after')
    const render = async () => ({
      fragments: ordersFragments(context, await readOrders(shop, { after })),
      restMs: RARELY,
    })
    const shared = () => share(`orders ${after ?? ''}`, render)
    return streamFragments(c, { news, clock, about: 'all', render: shared })
  })

  app.get('/orders/:order', async (c) => {
    const view = await readOrderView(shop, c.req.param('order'))
    return view ? c.html(orderPage(context, view)) : c.notFound()
  })

  app.get('/orders/:order/events', (c) => {
    const order = c.req.param('order')
    const render = () => share(order, () => renderOrder(context, order))
    return streamFragments(c, { news, clock, about: { order }, render })
  })

  // The address proves nothing: the payment is read before anything is said.
  app.get('/orders/:order/return', async (c) => {
    const order = await orders.find(c.req.param('order'))
    if (!order) return c.notFound()
    await orders.markReturned(order.reference, instantOf(clock.now()))
    await payments.readReturn(c.req.raw, { waitMs: PATIENCE })
    news.ring(order.reference)
    return c.redirect(`/orders/${order.reference}`, 303)
  })
  return app
}

async function pay(
  context: PageContext,
  c: Context,
  { order, form }: { readonly order: Order; readonly form: z.infer<typeof payForm> },
): Promise<Response> {
  const { shop } = context
  const { reference } = order
  const work = () => payOrder(shop, order, { origin: visitorOrigin(c.req.url) })
  const name = shop.switch.nameFor(order.amount.currency)
  const deed = { form, kind: 'create', name, order: reference, work } as const
  const paid = await troubledWork(context, c, deed)
  return c.redirect(paid === 'dying' ? `/orders/${reference}` : nextAddress(paid), 303)
}
