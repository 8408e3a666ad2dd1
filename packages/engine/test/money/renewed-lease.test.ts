import { describe, expect, it } from 'vitest'
import { anOrder, openShop, type Shop } from '../support/shop.ts'

/** Shorter than a request may take. */
const settings = { leaseMs: 6_000, marginMs: 3_000 }

/** A process that waits for a response of its provider until it is let go. */
async function slowProcess(shop: Shop, method: string) {
  const gate = Promise.withResolvers<void>()
  const arrival = Promise.withResolvers<void>()
  const payments = await shop.open({
    database: shop.database,
    fetch: async (request, progress) => {
      const response = await shop.fetch(request, progress)
      if (request.method !== method) return response
      arrival.resolve()
      await gate.promise
      return response
    },
  })
  return { payments, letGo: () => gate.resolve(), arrived: arrival.promise }
}

/** Lets time pass as it does: what falls due on the way comes to its end. */
async function pass(shop: Shop, milliseconds: number): Promise<void> {
  for (let left = milliseconds; left > 0; left -= 500) {
    await shop.clock.advance(500)
    await shop.settleDown()
  }
}

describe('a lease', () => {
  it('is renewed while a send outlasts it: nobody else takes the payment, and the end counts', async () => {
    const shop = await openShop({ settings })
    const order = shop.name('order')
    const slow = await slowProcess(shop, 'POST')
    const paying = slow.payments.pay(anOrder(order))
    await slow.arrived
    await pass(shop, 9_000)
    const { payment } = await shop.payments.pay(anOrder(order))
    const others = await shop.payments.advance(payment.id)
    slow.letGo()
    const late = await paying
    const ends = (await shop.payments.timeline(payment.id)).filter(
      ({ kind }) => kind === 'attempt_ended',
    )

    expect(others.kind).toBe('busy')
    expect(late.step.kind).toBe('redirect')
    expect(ends).toMatchObject([{ details: { number: 1, under: 'lease', ended: 'applied' } }])
    expect(shop.callsOf('create_payment')).toBe(1)
  })

  it('is renewed while a read outlasts it', async () => {
    const shop = await openShop({ settings })
    const { payment } = await shop.payments.pay(anOrder(shop.name('order')))
    await shop.mollie.payer.pay(payment.providerId ?? '')
    const slow = await slowProcess(shop, 'GET')
    const reading = slow.payments.get(payment.id, { fresh: true })
    await slow.arrived
    await pass(shop, 9_000)
    const others = await shop.payments.advance(payment.id)
    slow.letGo()

    expect(others.kind).toBe('busy')
    expect((await reading).status).toBe('captured')
  })

  it('is given back at the end, and not renewed after it', async () => {
    const shop = await openShop({ settings })
    const { payment } = await shop.payments.pay(anOrder(shop.name('order')))
    await pass(shop, 3_000)

    expect((await shop.payments.advance(payment.id)).kind).not.toBe('busy')
  })
})
