import { money } from '@paystate/core'
import { describe, expect, it } from 'vitest'
import { anOrder, openShop, type Shop } from '../support/shop.ts'

const MINUTE = 60_000

const SHOWS_NO_OTHER =
  'Lookups do not find it, and that proves nothing: the account shows no other payment that was made here. It becomes known once another payment is made there.'
const GIVE_A_VERDICT =
  'Ask the provider what happened to it, and record a verdict with `resolve`, the command `paystate resolve` or the console.'

/** In a currency that both providers take. */
const inPesos = (order: string) => anOrder(order, { amount: money('PHP', 1314) })

/** What a process that is killed before its first request has sent: the order is stored as attempted. */
async function killedBeforeSending(shop: Shop, order: string): Promise<void> {
  const killed = Promise.withResolvers<void>()
  const process = await shop.open({
    database: shop.database,
    fetch: async (request, progress) => {
      const isRead = request.method === 'GET' || request.url.includes('inquiryPayment')
      if (isRead) return shop.fetch(request, progress)
      killed.resolve()
      return new Promise<Response>(() => undefined)
    },
  })
  void process.pay(inPesos(order))
  await killed.promise
}

describe.each(['mollie', 'antom'] as const)(
  'a process killed before its first request to %s',
  (provider) => {
    const open = () => openShop({ route: (names) => names[provider] })

    it('leaves a payment that the next process sends, though the account has no other', async () => {
      const shop = await open()
      const order = shop.name('order')
      await killedBeforeSending(shop, order)
      await shop.rest(shop.payments, 3 * MINUTE)
      await shop.rest(shop.payments, MINUTE)
      const { payment, step } = await shop.payments.pay(inPesos(order))

      expect(step.kind).toBe('redirect')
      expect(payment.attempt).toBe(1)
      expect(shop.callsOf('create_payment') + shop.paysAtAntom()).toBe(1)
    })

    it('leaves a payment that is not known once its key is forgotten, until the account has another', async () => {
      const shop = await open()
      const order = shop.name('order')
      await killedBeforeSending(shop, order)
      await shop.clock.advance(25 * 60 * MINUTE)
      for (let count = 0; count < 6; count += 1) await shop.rest(shop.payments, 16 * MINUTE)
      const before = await shop.payments.pay(inPesos(order))
      const { unknown, state } = await shop.payments.check()
      await shop.payments.pay(inPesos(shop.name('order')))
      for (let count = 0; count < 6; count += 1) await shop.rest(shop.payments, 16 * MINUTE)
      const after = await shop.payments.pay(inPesos(order))

      expect(before.step.kind).toBe('wait')
      expect(unknown.warnings).toEqual([
        `Unknown: create ${before.payment.id} at ${shop.names[provider]}: ${SHOWS_NO_OTHER} ${GIVE_A_VERDICT}`,
      ])
      expect([unknown.state, state]).toEqual(['warned', 'warned'])
      expect((await shop.payments.check()).unknown).toEqual({ state: 'ok', warnings: [] })
      expect(after.step.kind).toBe('redirect')
      expect(after.payment.attempt).toBe(2)
    })
  },
)

describe('a first payment of an account that was canceled while it was unknown', () => {
  it('waits for another payment of the account, and ends by a verdict without one', async () => {
    const shop = await openShop()
    const order = shop.name('order')
    await killedBeforeSending(shop, order)
    const [payment] = await shop.payments.find({ order })
    const { id = '' } = payment ?? {}
    await shop.payments.cancel({ id: shop.name('cancel'), payment: id, ifPaid: 'keep' })
    for (let count = 0; count < 6; count += 1) await shop.rest(shop.payments, 16 * MINUTE)
    const { unknown } = await shop.payments.check()
    await shop.payments.resolve({ kind: 'create', id }, { who: 'Ada', why: 'Mollie has none' })
    await shop.rest(shop.payments, MINUTE)

    expect(unknown.warnings).toEqual([expect.stringContaining(SHOWS_NO_OTHER)])
    expect((await shop.payments.check()).unknown.state).toBe('ok')
    expect((await shop.payments.get(id)).standing).toBe('ended')
  })
})

describe('the time of a provider', () => {
  it('is asked for once before a process sends something, however much it sends', async () => {
    const shop = await openShop()
    await Promise.all([1, 2, 3].map(() => shop.payments.pay(anOrder(shop.name('order')))))
    await shop.payments.pay(anOrder(shop.name('order')))

    expect(shop.callsOf('list_methods')).toBe(1)
  })

  it('holds nobody up for longer than seconds', async () => {
    const shop = await openShop()
    const asked = Promise.withResolvers<void>()
    const payments = await shop.open({
      database: shop.database,
      fetch: (request, progress) => {
        if (!request.url.includes('/methods')) return shop.fetch(request, progress)
        asked.resolve()
        return new Promise<Response>(() => undefined)
      },
    })
    const paying = payments.pay(anOrder(shop.name('order')))
    await asked.promise
    await shop.clock.advance(3_000)

    expect((await paying).step.kind).toBe('redirect')
  })
})
