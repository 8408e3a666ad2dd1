import { expect, it } from 'vitest'
import { anOrder, openShop } from '../support/shop.ts'

it('keeps no more of an unsigned message than shows what came, and all that it names', async () => {
  const shop = await openShop()
  const { payment } = await shop.payments.pay(anOrder(shop.name('order')))
  const { id, providerId = '' } = payment
  const body = new URLSearchParams({ id: providerId, more: 'x'.repeat(200_000) })
  await shop.mollie.payer.pay(providerId)
  const { status } = await shop.payments.receiveWebhook(
    shop.names.mollie,
    new Request('https://shop.example/webhooks', { method: 'POST', body }),
  )
  await shop.payments.work({ forMs: 0 })
  const { rows } = await shop.store.query(
    'select octet_length(body) as size from paystate.inbox where instance = $1',
    [shop.names.mollie],
  )

  expect(status).toBe(200)
  expect(rows).toEqual([{ size: 1_024 }])
  expect((await shop.payments.get(id)).status).toBe('captured')
})
