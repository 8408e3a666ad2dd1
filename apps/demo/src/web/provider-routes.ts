import { Hono } from 'hono'
import type { PageContext } from '../pages/context.ts'
import { providersPage } from '../pages/providers-page.ts'
import { readUnderWay } from '../payments/read-under-way.ts'
import { PRODUCT_CURRENCIES } from '../products/products.ts'
import { switchForm } from './forms.ts'

/** Which provider takes new payments; those under way stay where they are. */
export function providerRoutes(context: PageContext): Hono {
  const { shop } = context
  const app = new Hono()
  app.get('/providers', async (c) => c.html(providersPage(context, await readUnderWay(shop))))
  app.post('/providers', async (c) => {
    const form = switchForm.safeParse(await c.req.parseBody())
    if (!form.success) return c.notFound()
    const { currency, provider } = form.data
    const isOffered = shop.switch.offers(currency).includes(provider)
    if (!PRODUCT_CURRENCIES.includes(currency) || !isOffered) return c.notFound()
    await shop.switch.turn(currency, provider)
    return c.redirect('/providers', 303)
  })
  return app
}
