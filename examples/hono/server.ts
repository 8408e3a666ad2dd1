import { serve } from '@hono/node-server'
import { Hono } from 'hono'
import { receiveWebhook, showCart, showReturn, startPayment } from '../checkout/checkout.ts'
import { openShop } from '../checkout/open-shop.ts'
import { settings } from '../checkout/settings.ts'

await openShop() // the work in the background begins with the process
const app = new Hono()
app.post('/webhooks/:instance', ({ req }) => receiveWebhook(req.param('instance'), req.raw))
app.get('/', () => showCart())
app.post('/checkout', async ({ req }) => {
  const { order } = await req.parseBody()
  return startPayment(String(order))
})
app.get('/return', ({ req }) => showReturn(req.raw))

serve({ fetch: app.fetch, port: settings.port }, () => {
  console.log(`The shop is at ${settings.url}`)
})
