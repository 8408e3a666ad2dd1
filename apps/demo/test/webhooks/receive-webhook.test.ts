import { expect, it } from 'vitest'
import { openShop } from '../support/open-shop.ts'

it('keeps a webhook before it accepts it, and says so', async () => {
  const { buy, page, payment, post, stage } = await openShop()
  await buy()
  const { reference, providerId = '' } = (await payment()).payment
  const { status } = await post(`/webhooks/mollie?paystate_reference=${reference}`, {
    id: providerId,
  })
  const { rows } = await stage.engine.database.query(
    'select handled_at from paystate.inbox order by key desc limit 1',
  )
  await stage.engine.drain()

  expect(status).toBe(200)
  expect(rows).toEqual([{ handled_at: null }])
  expect(await page()).toContain('Webhook from Mollie')
})

it('accepts a webhook about a payment that is not its own, and changes nothing', async () => {
  const { buy, page, post, stage } = await openShop()
  await buy()
  const before = await page()
  const { status } = await post('/webhooks/mollie?paystate_reference=somebody_else', {
    id: 'tr_nobody',
  })
  await stage.engine.drain()

  expect(status).toBe(200)
  expect(await page()).toBe(before)
})

it('refuses a webhook that a provider which signs has not signed, and changes nothing', async () => {
  const { buy, page, payment, request, stage } = await openShop('antom')
  await buy()
  const before = await page()
  const { reference, providerId } = (await payment()).payment
  const { status } = await request('/webhooks/antom', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      notifyType: 'PAYMENT_RESULT',
      result: { resultCode: 'SUCCESS', resultStatus: 'S', resultMessage: 'success' },
      paymentRequestId: reference,
      paymentId: providerId,
    }),
  })
  await stage.engine.drain()

  expect(status).toBeGreaterThanOrEqual(400)
  expect(await page()).toBe(before)
})

it('knows no webhooks of a provider that it does not have', async () => {
  const { post } = await openShop()

  expect((await post('/webhooks/acme', { id: 'tr_1' })).status).toBe(404)
})
