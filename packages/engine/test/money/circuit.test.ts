import { instantOf, money } from '@paystate/core'
import { describe, expect, it } from 'vitest'
import { anOrder, openShop, type Shop } from '../support/shop.ts'

const MANY = 12
const settings = { circuitFailures: 5, circuitRestMs: 30_000 }
/** After its creation a payment is read. */
const FIRST_READ_MS = 16_000

/** A shop with many live payments at a provider that cannot be reached from now on. */
async function withProviderDown() {
  const shop = await openShop({ settings })
  for (let count = 0; count < MANY; count += 1) {
    await shop.payments.pay(anOrder(shop.name('order')))
  }
  shop.mollie.faults.next('get_payment', 'refuse', { times: 1_000 })
  await shop.clock.advance(FIRST_READ_MS)
  return shop
}

/** Takes what is due, so many at most, and how many that were. */
async function work({ payments }: Shop): Promise<number> {
  const ids = await payments.claimDue(100)
  await Promise.all(ids.map((id) => payments.advance(id)))
  return ids.length
}

describe('a provider that is down', () => {
  it('is asked by one payment now and then, until it responds', async () => {
    const shop = await withProviderDown()
    const first = await work(shop)
    const claimed: number[] = []
    for (let seconds = 0; seconds < 120; seconds += 10) {
      await shop.clock.advance(10_000)
      claimed.push(await work(shop))
    }
    shop.mollie.faults.clear()
    await shop.clock.advance(settings.circuitRestMs)
    const probe = await work(shop)
    const others = await work(shop)

    expect(first).toBe(MANY)
    expect(claimed).toEqual([0, 0, 1, 0, 0, 1, 0, 0, 1, 0, 0, 1])
    expect(probe).toBe(1)
    expect(others).toBe(MANY - 1)
  })

  it('does not stop a call of the application, which may be the one that finds it up again', async () => {
    const shop = await withProviderDown()
    await work(shop)
    await shop.clock.advance(1_000)
    const { step } = await shop.payments.pay(anOrder(shop.name('order')))
    await shop.clock.advance(60_000)

    expect(step.kind).toBe('redirect')
    expect(await work(shop)).toBeGreaterThan(MANY / 2)
  })

  it('gets no payment that the next one of the route can take, but for one probe after each rest', async () => {
    const route = (names: Shop['names']) => [names.mollie, names.antom]
    const shop = await openShop({ settings, route })
    const inPesos = () => anOrder(shop.name('order'), { amount: money('PHP', 1314) })
    shop.mollie.faults.next('create_payment', 'refuse', { times: settings.circuitFailures })
    for (let count = 0; count < settings.circuitFailures; count += 1) {
      await shop.payments.pay(inPesos())
    }
    const sent = shop.callsOf('create_payment')
    const skipped = await shop.payments.pay(inPesos())
    const whileOpen = shop.callsOf('create_payment') - sent
    await shop.clock.advance(settings.circuitRestMs)
    shop.mollie.faults.next('create_payment', 'refuse', { times: 5 })
    const three = await Promise.all([1, 2, 3].map(() => shop.payments.pay(inPesos())))
    const probes = shop.callsOf('create_payment') - sent
    shop.mollie.faults.clear()
    await shop.clock.advance(settings.circuitRestMs)
    const probe = await shop.payments.pay(inPesos())
    const next = await shop.payments.pay(inPesos())

    expect(skipped.payment).toMatchObject({ instance: shop.names.antom, attempt: 1 })
    expect(skipped.step.kind).toBe('redirect')
    expect([whileOpen, probes]).toEqual([0, 1])
    expect(three.map(({ payment }) => payment.instance)).toEqual(Array(3).fill(shop.names.antom))
    expect([probe, next].map(({ payment }) => payment.instance)).toEqual(
      Array(2).fill(shop.names.mollie),
    )
  })

  it('is asked all the same where every provider of the route is down', async () => {
    const route = (names: Shop['names']) => [names.mollie, names.antom]
    const shop = await openShop({ settings, route })
    for (const instance of Object.values(shop.names)) {
      await shop.store.query(
        `update paystate.instances set failures = 9, open_until = $2 where name = $1`,
        [instance, instantOf(shop.clock.now() + 60_000)],
      )
    }
    const { payment, step } = await shop.payments.pay(anOrder(shop.name('order')))

    expect(payment.instance).toBe(shop.names.mollie)
    expect(step.kind).toBe('redirect')
  })

  it('costs nothing where requests fail now and then', async () => {
    const shop = await openShop({ settings })
    for (let count = 0; count < 2 * settings.circuitFailures; count += 1) {
      const { payment } = await shop.payments.pay(anOrder(shop.name('order')))
      shop.mollie.faults.next('get_payment', 'refuse')
      await shop.payments.get(payment.id, { fresh: true }).catch(() => undefined)
    }
    await shop.clock.advance(60_000)

    expect(await work(shop)).toBe(2 * settings.circuitFailures)
  })
})
