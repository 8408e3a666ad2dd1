import { expect, it } from 'vitest'
import { anOrder, openShop, type Shop } from '../support/shop.ts'

/** A shop whose next read reaches the provider, and whose response is held back until it is released. */
async function open() {
  const shop = await openShop()
  const held: { release(): void }[] = []
  let isHolding = false
  const payments = await shop.open({
    database: shop.database,
    async fetch(request, options) {
      const response = await shop.fetch(request, options)
      if (!isHolding || request.method !== 'GET') return response
      isHolding = false
      await new Promise<void>((resolve) => held.push({ release: resolve }))
      return response
    },
  })
  const { payment } = await payments.pay(anOrder(shop.name('order')))
  const providerId = payment.providerId ?? ''
  return {
    ...shop,
    payments,
    order: payment.order,
    id: payment.id,
    pay: () => shop.mollie.payer.pay(providerId),
    async webhook() {
      const { status } = await payments.receiveWebhook(
        shop.names.mollie,
        webhookOf(shop, { reference: payment.reference, id: providerId }),
      )
      expect(status).toBe(200)
    },
    /** Begins something that reads, and waits until its response is held. */
    async holding(begin: () => Promise<unknown>) {
      isHolding = true
      const begun = begin()
      await expect.poll(() => held.length).toBe(1)
      return async () => {
        held.pop()?.release()
        await begun
      }
    },
    async settle() {
      for (let steps = 0; steps < 4; steps += 1) {
        await payments.work({ forMs: 0 })
        await shop.clock.advance(1_000)
      }
    },
  }
}

function webhookOf({ names }: Shop, { reference, id }: { reference: string; id: string }): Request {
  const url = `https://shop.example/webhooks/${names.mollie}?paystate_reference=${reference}`
  return new Request(url, { method: 'POST', body: new URLSearchParams({ id }) })
}

const captured = (events: readonly string[]) =>
  events.filter((type) => type === 'payment.captured' || type === 'order.paid')

it('a webhook that lands while an older read is under way is not answered by that read', async () => {
  const shop = await open()
  const release = await shop.holding(() => shop.payments.get(shop.id, { fresh: true }))
  await shop.pay()
  await shop.webhook()
  await shop.payments.work({ forMs: 0 })
  await release()
  const stale = await shop.payments.get(shop.id)
  await shop.settle()

  expect(stale.status).toBe('requires_action')
  expect(await shop.payments.get(shop.id)).toMatchObject({
    status: 'captured',
    amounts: { captured: 1050 },
  })
  expect(captured(await shop.eventsOf(shop.order))).toEqual(['payment.captured', 'order.paid'])
})

it('a webhook that lands while an earlier copy is being read is read once more', async () => {
  const shop = await open()
  await shop.webhook()
  const release = await shop.holding(() => shop.payments.work({ forMs: 0 }))
  await shop.pay()
  await shop.webhook()
  await release()
  await shop.settle()

  expect((await shop.payments.get(shop.id)).status).toBe('captured')
  expect(captured(await shop.eventsOf(shop.order))).toEqual(['payment.captured', 'order.paid'])
})

it('a read asked for while another process reads the webhook says so, and the news count once', async () => {
  const shop = await open()
  await shop.pay()
  await shop.webhook()
  const release = await shop.holding(() => shop.payments.work({ forMs: 0 }))
  const other = await shop.another()
  const reading = other.get(shop.id, { fresh: true })
  await expect(reading).rejects.toThrow('Another process is working on this payment')
  await release()
  await shop.settle()

  expect(await shop.payments.get(shop.id)).toMatchObject({ amounts: { captured: 1050 } })
  expect(captured(await shop.eventsOf(shop.order))).toEqual(['payment.captured', 'order.paid'])
})
