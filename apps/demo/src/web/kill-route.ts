import type { Hono } from 'hono'
import { payOrder } from '../checkout/pay-order.ts'
import { createOrder } from '../orders/create-order.ts'
import type { PageContext } from '../pages/context.ts'
import type { ShopPayment } from '../payments/shop-payment.ts'
import { findProduct } from '../products/products.ts'
import { orderForm } from './forms.ts'

/** Long enough for the payer's page to open, shorter than the shop's timeout. */
const KILLED_AFTER = 1_500

/**
 * Pays an order and kills the process in the middle: the provider has applied the request, its response
 * never arrives, and nothing in this process gets to clean up.
 */
export function addKillRoute(app: Hono, { shop, simulation, endProcess }: PageContext): void {
  if (!simulation || !endProcess) return
  app.post('/simulation/kill', async (c) => {
    const form = orderForm.safeParse(await c.req.parseBody())
    const product = form.success ? findProduct(form.data.product) : undefined
    if (!form.success || !product) return c.notFound()
    const now = shop.clock.now()
    const order = createOrder(product, { reference: form.data.order, now })
    const stored = Promise.withResolvers<ShopPayment>()
    const paid = payOrder(shop, order, {
      async beforeSending(written) {
        await simulation.arm('stall', written)
        stored.resolve(written.payment)
      },
    })
    await Promise.race([stored.promise, paid])
    shop.clock.after(KILLED_AFTER, endProcess)
    return c.redirect(`/orders/${order.reference}`, 303)
  })
}
