import { type Context, Hono } from 'hono'
import { payOrder } from '../checkout/pay-order.ts'
import { streamFragments } from '../live/stream-fragments.ts'
import { createOrder } from '../orders/create-order.ts'
import type { Order } from '../orders/order.ts'
import type { PageContext } from '../pages/context.ts'
import { orderFragments } from '../pages/order-fragments.ts'
import { orderPage } from '../pages/order-page.ts'
import { ordersFragments, ordersPage } from '../pages/orders-page.ts'
import { findProduct } from '../products/products.ts'
import { welcomeBack } from '../recovery/welcome-back.ts'
import type { Trouble } from '../simulation/troubles.ts'
import { orderForm, payForm } from './forms.ts'
import { nextAddress } from './next-address.ts'

/** With the simulator's ledger on the page, refresh often; otherwise only keep the connection open. */
const OFTEN = 1_500
const RARELY = 15_000

/** Places orders, pays them, and shows them. */
export function orderRoutes(context: PageContext): Hono {
  const { store, clock } = context.shop
  const app = new Hono()

  app.post('/orders', async (c) => {
    const form = orderForm.safeParse(await c.req.parseBody())
    const product = form.success ? findProduct(form.data.product) : undefined
    if (!form.success || !product) return c.notFound()
    const order = createOrder(product, { reference: form.data.order, now: clock.now() })
    return pay(context, c, { order, trouble: form.data.trouble })
  })

  app.post('/orders/:order/pay', async (c) => {
    const payments = await store.list({ order: c.req.param('order') })
    const latest = payments.at(-1)
    if (!latest) return c.notFound()
    const { trouble } = payForm.parse(await c.req.parseBody())
    return pay(context, c, { order: latest.order, trouble })
  })

  app.get('/orders', async (c) => c.html(ordersPage(context, await store.list())))

  app.get('/orders/events', (c) =>
    streamFragments(c, {
      store,
      clock,
      everyMs: RARELY,
      concerns: () => true,
      render: async () => ordersFragments(await store.list()),
    }),
  )

  app.get('/orders/:order', async (c) => {
    const [first, ...more] = await store.list({ order: c.req.param('order') })
    return first ? c.html(orderPage(context, [first, ...more])) : c.notFound()
  })

  app.get('/orders/:order/events', (c) => {
    const order = c.req.param('order')
    return streamFragments(c, {
      store,
      clock,
      everyMs: context.simulation ? OFTEN : RARELY,
      concerns: (payment) => payment.order.reference === order,
      render: async () => orderFragments(context, await store.list({ order })),
    })
  })

  app.get('/return', async (c) => {
    const named = context.shop.adapter.readReturn(c.req.raw)
    const payment = named && (await store.find(named.reference))
    if (!payment) return c.notFound()
    await welcomeBack(context.shop, payment)
    return c.redirect(`/orders/${payment.order.reference}`, 303)
  })
  return app
}

async function pay(
  { shop, simulation }: PageContext,
  c: Context,
  { order, trouble }: { order: Order; trouble: Trouble },
): Promise<Response> {
  const payment = await payOrder(shop, order, {
    beforeSending: (written) => simulation?.arm(trouble, written),
  })
  return c.redirect(nextAddress(payment), 303)
}
