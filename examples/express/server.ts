import { createWebhookHandler } from '@paystate/webhooks/express'
import { toWebRequest, writeResponse } from '@paystate/webhooks/node'
import express from 'express'
import { receiveWebhook, showCart, showReturn, startPayment } from '../checkout/checkout.ts'
import { openShop } from '../checkout/open-shop.ts'
import { settings } from '../checkout/settings.ts'

await openShop() // the work in the background begins with the process
const app = express()
app.post(
  '/webhooks/:instance',
  createWebhookHandler((request, { params }) => receiveWebhook(params.instance ?? '', request)),
)
app.use(express.urlencoded()) // after the webhooks, whose bytes have to stay as they are
app.get('/', (_request, response) => writeResponse(showCart(), response))
app.post('/checkout', async (request, response) => {
  await writeResponse(await startPayment(String(request.body.order)), response)
})
app.get('/return', async (request, response) => {
  await writeResponse(await showReturn(toWebRequest(request)), response)
})

app.listen(settings.port, () => console.log(`The shop is at ${settings.url}`))
