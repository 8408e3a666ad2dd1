import { createWebhookPlugin } from '@paystate/webhooks/fastify'
import { toWebRequest } from '@paystate/webhooks/node'
import { fastify } from 'fastify'
import { receiveWebhook, showCart, showReturn, startPayment } from '../checkout/checkout.ts'
import { openShop } from '../checkout/open-shop.ts'
import { settings } from '../checkout/settings.ts'

const FORM = 'application/x-www-form-urlencoded'

await openShop() // the work in the background begins with the process
const app = fastify()
app.addContentTypeParser(FORM, { parseAs: 'string' }, (_request, body, done) => {
  done(null, new URLSearchParams(String(body)))
})
await app.register(
  createWebhookPlugin((request, { params }) => receiveWebhook(params.instance ?? '', request), {
    path: '/webhooks/:instance',
  }),
)
app.get('/', async () => showCart())
app.post<{ Body: URLSearchParams }>('/checkout', ({ body }) =>
  startPayment(body.get('order') ?? ''),
)
app.get('/return', ({ raw }) => showReturn(toWebRequest(raw)))

await app.listen({ port: settings.port })
console.log(`The shop is at ${settings.url}`)
