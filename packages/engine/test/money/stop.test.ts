import { describe, expect, it } from 'vitest'
import { anOrder, openShop, type Shop } from '../support/shop.ts'

/** A process whose provider keeps it waiting for every response to a write, or to a read. */
async function waitingProcess(shop: Shop, method: 'POST' | 'GET') {
  const path = method === 'POST' ? /\/payments$/ : /\/payments\/\w+$/
  const gate = Promise.withResolvers<void>()
  const arrival = Promise.withResolvers<void>()
  const payments = await shop.open({
    database: shop.database,
    fetch: async (request, progress) => {
      const response = await shop.fetch(request, progress)
      if (request.method !== method || !path.test(new URL(request.url).pathname)) return response
      progress.progress('body_sent')
      arrival.resolve()
      await gate.promise
      return response
    },
  })
  return { payments, letGo: () => gate.resolve(), arrived: arrival.promise }
}

const WITHIN_MS = 4_000
/** From then on what is out is given up. */
const PATIENCE_MS = 3_000

describe('a process that stops', () => {
  it('lets a send end that ends in time', async () => {
    const shop = await openShop()
    const { payments, letGo, arrived } = await waitingProcess(shop, 'POST')
    const paying = payments.pay(anOrder(shop.name('order')))
    await arrived
    const stopping = payments.stop({ withinMs: WITHIN_MS })
    await shop.clock.advance(PATIENCE_MS - 1)
    letGo()

    expect(await stopping).toBe('stopped')
    expect((await paying).step.kind).toBe('redirect')
  })

  it('stores as pending what is still out, and gives its lease back: another goes on at once', async () => {
    const shop = await openShop()
    const order = shop.name('order')
    const { payments, arrived } = await waitingProcess(shop, 'POST')
    for (const process of [payments, shop.payments]) await process.check()
    const paying = payments.pay(anOrder(order))
    await arrived
    const stopping = payments.stop({ withinMs: WITHIN_MS })
    await shop.clock.advance(PATIENCE_MS)
    const stopped = await stopping
    const late = await paying
    const advanced = await shop.payments.advance(late.payment.id)
    const known = await shop.payments.pay(anOrder(order))

    expect(stopped).toBe('stopped')
    expect(late).toMatchObject({ step: { kind: 'wait' }, operation: { kind: 'unknown' } })
    expect(advanced.kind).not.toBe('busy')
    expect(known.step.kind).toBe('redirect')
    expect(shop.mollie.ledger.paymentsOf(late.payment.reference)).toHaveLength(1)
  })

  it('gives up a read that is still out', async () => {
    const shop = await openShop()
    const { payment } = await shop.payments.pay(anOrder(shop.name('order')))
    await shop.mollie.payer.pay(payment.providerId ?? '')
    const { payments, arrived } = await waitingProcess(shop, 'GET')
    const reading = payments.get(payment.id, { fresh: true }).catch(({ code }) => code)
    await arrived
    const stopping = payments.stop({ withinMs: WITHIN_MS })
    await shop.clock.advance(PATIENCE_MS)

    expect(await stopping).toBe('stopped')
    expect(await reading).toBe('unavailable')
    await shop.rest(shop.payments, 15_000)
    expect((await shop.payments.get(payment.id)).status).toBe('captured')
  })

  it('begins no further step of what it gave up', async () => {
    const shop = await openShop()
    const { payments, arrived } = await waitingProcess(shop, 'POST')
    await payments.check() // it could repeat the request now
    const paying = payments.pay(anOrder(shop.name('order')))
    await arrived
    const stopping = payments.stop({ withinMs: WITHIN_MS })
    await shop.clock.advance(PATIENCE_MS)
    await stopping
    const { payment } = await paying
    const timeline = await shop.payments.timeline(payment.id)

    expect(timeline.filter(({ kind }) => kind === 'attempt')).toHaveLength(1)
  })
})
