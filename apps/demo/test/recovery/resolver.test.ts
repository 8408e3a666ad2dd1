import { expect, it } from 'vitest'
import { payOrder } from '../../src/checkout/pay-order.ts'
import { createResolver } from '../../src/recovery/resolver.ts'
import { anOrder, openShop } from '../support/open-shop.ts'

it('finds out what a lost answer would have said, and does nothing twice', async () => {
  const shop = openShop()
  const resolver = createResolver({ shop })
  shop.adapter.mishaps.push('lost')
  const payment = await payOrder(shop, anOrder())

  await resolver.tick()
  expect(shop.adapter.sends).toHaveLength(1)
  shop.clock.move(4_000)
  await resolver.tick()

  const known = await shop.store.find(payment.reference)
  expect(known?.operations[0]?.state).toMatchObject({ type: 'applied', attempts: 2 })
  expect(known?.record.payment.status).toBe('requires_action')
  expect(shop.adapter.sends.map(({ isFirst }) => isFirst)).toEqual([true, false])
  expect(shop.adapter.payments.get(payment.reference)?.calls).toBe(2)
  expect(shop.adapter.payments.size).toBe(1)
})

it('goes on asking, ever more calmly, while no answer comes', async () => {
  const shop = openShop()
  const resolver = createResolver({ shop })
  shop.adapter.mishaps.push('lost', 'not_arrived', 'lost')
  const payment = await payOrder(shop, anOrder())
  for (const wait of [4_000, 5_000, 10_000]) {
    shop.clock.move(wait - 1)
    await resolver.tick()
    expect((await shop.store.find(payment.reference))?.operations[0]?.state.type).toBe('unknown')
    shop.clock.move(1)
    await resolver.tick()
  }

  expect((await shop.store.find(payment.reference))?.operations[0]?.state.type).toBe('applied')
})

it('takes an intent that met a crash for an attempt that may have arrived', async () => {
  const shop = openShop()
  const order = anOrder()
  shop.adapter.mishaps.push('hangs')
  void payOrder(shop, order)
  await expect.poll(() => shop.adapter.sends.length).toBe(1)

  const restarted = { ...shop, inFlight: new Set<string>() }
  const resolver = createResolver({ shop: restarted })
  await resolver.tick()

  const [payment] = await shop.store.list({ order: order.reference })
  expect(payment?.operations[0]?.state.type).toBe('applied')
  expect(shop.adapter.sends.map(({ isFirst }) => isFirst)).toEqual([true, false])
})

it('leaves alone what this process is sending right now', async () => {
  const shop = openShop()
  const resolver = createResolver({ shop })
  shop.adapter.mishaps.push('hangs')
  void payOrder(shop, anOrder())
  await expect.poll(() => shop.adapter.sends.length).toBe(1)
  await resolver.tick()

  expect(shop.adapter.sends).toHaveLength(1)
})

it('asks now and then while a payment is open, in case a webhook got lost', async () => {
  const shop = openShop()
  const resolver = createResolver({ shop })
  const payment = await payOrder(shop, anOrder())
  const fake = shop.adapter.payments.get(payment.reference)
  if (fake) fake.status = 'captured'
  shop.clock.move(60_000)
  await resolver.tick()
  const reads = shop.adapter.reads
  shop.clock.move(3_600_000)
  await resolver.tick()

  expect((await shop.store.find(payment.reference))?.record.payment.status).toBe('captured')
  expect(shop.adapter.reads).toBe(reads)
})

it('does not ask about payments of another run of the simulator', async () => {
  const shop = { ...openShop(), simulation: 'run_1' }
  const resolver = createResolver({ shop: { ...shop, simulation: 'run_2' } })
  shop.adapter.mishaps.push('lost')
  await payOrder(shop, anOrder())
  shop.clock.move(60_000)
  await resolver.tick()

  expect(shop.adapter.sends).toHaveLength(1)
})
