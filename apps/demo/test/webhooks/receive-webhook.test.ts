import { expect, it } from 'vitest'
import { payOrder } from '../../src/checkout/pay-order.ts'
import { createMemoryStore } from '../../src/store/create-memory-store.ts'
import { receiveWebhook } from '../../src/webhooks/receive-webhook.ts'
import { anOrder, openShop } from '../support/open-shop.ts'
import { startTestShop } from '../support/start-test-shop.ts'

const call = (reference: string) =>
  new Request(`http://127.0.0.1/webhooks?paystate_reference=${reference}`, { method: 'POST' })

it('keeps a hint before it accepts the call', async () => {
  const shop = openShop()
  const { reference } = await payOrder(shop, anOrder())
  const response = await receiveWebhook(shop, call(reference))
  const kept = await shop.store.find(reference)

  expect(response.status).toBe(200)
  expect(kept?.reading).toMatchObject({ due: '2026-01-15T12:00:00Z', calls: 1 })
  expect(kept?.story.at(-1)?.text).toContain('Webhook from Fake')
})

it('asks for another delivery when the hint cannot be kept', async () => {
  const shop = openShop()
  const { reference } = await payOrder(shop, anOrder())
  const store = { ...shop.store, save: () => Promise.reject(new Error('The disk is full.')) }

  expect((await receiveWebhook({ ...shop, store }, call(reference))).status).toBe(503)
})

it('accepts a call about a payment that is not its own, and does nothing', async () => {
  const shop = openShop()

  expect((await receiveWebhook(shop, call('somebody_else'))).status).toBe(200)
  expect(shop.adapter.reads).toBe(0)
})

it('refuses a call that a provider which signs has not signed, and changes nothing', async () => {
  const store = createMemoryStore()
  const shop = await startTestShop('antom', { store })
  await fetch(`${shop.origin}/orders`, {
    method: 'POST',
    headers: { origin: shop.origin },
    body: new URLSearchParams({ order: 'order_00000000aa', product: 'wool-blanket' }),
    redirect: 'manual',
  })
  const [before] = await store.list()
  const { status } = await fetch(`${shop.origin}/webhooks`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      notifyType: 'PAYMENT_RESULT',
      result: { resultCode: 'SUCCESS', resultStatus: 'S', resultMessage: 'success' },
      paymentRequestId: before?.reference,
      paymentId: before?.record.payment.id,
    }),
  })
  const [after] = await store.list()
  await shop.close()

  expect(status).toBeGreaterThanOrEqual(400)
  expect(after).toEqual(before)
})
