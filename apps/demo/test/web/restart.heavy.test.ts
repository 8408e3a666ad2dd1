import { SIMULATOR_KEYS } from '@paystate/simulator/antom'
import { DEFAULT_MOLLIE_KEY } from '@paystate/simulator/mollie'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { type RunningSimulation, startSimulation } from '../../src/simulation/start-simulation.ts'
import { sharedDatabase } from '../support/shared-database.ts'
import { anOrder, startTestShop } from '../support/start-test-shop.ts'
import { visit } from '../support/visit.ts'

/** What outlives a restart: what was stored, and the provider. */
let simulation: RunningSimulation
beforeEach(async () => {
  simulation = await startSimulation()
})
afterEach(() => simulation.close())

it.each(['mollie', 'antom'])(
  'finds out at %s, after a restart, what was not known before it',
  async (provider) => {
    const { order, path } = anOrder()
    const first = await startTestShop(provider, { simulation })
    await visit(first).buy(order, 'lost_response')
    const before = await visit(first).page(path)
    await first.close()
    const second = await startTestShop(provider, { simulation })
    const after = await visit(second).pageWith(path, 'Waiting for your payment')
    await second.close()

    expect(before).toContain('We are finding out')
    expect(second.interrupted.map((payment) => payment.order)).toContain(order)
    expect(after).toContain('1 payment, 0 refunds')
  },
)

it('sends nothing about payments of an earlier run of the simulator, and says so', async () => {
  const { order, path } = anOrder()
  const first = await startTestShop('mollie', { simulation })
  await visit(first).buy(order, 'lost_response')
  await first.close()
  const second = await startTestShop('mollie')
  await second.simulation.moveTime(3_600_000)
  await second.shop.payments.work({ forMs: 1_000 })
  const text = await visit(second).page(path)
  const entries = second.simulation.mollie.ledger.entries()
  const asked = second.simulation.mollie.requests
    .entries()
    .filter(({ call }) => /payment$/.test(call ?? ''))
  await second.close()

  expect(text).toContain('an earlier simulator')
  expect(text).not.toContain('Start a new payment')
  expect(entries).toEqual([])
  expect(asked).toEqual([])
})

it('goes on with a payment of another provider than the one of now, and says so', async () => {
  const { order, path } = anOrder()
  const first = await startTestShop('mollie', { simulation })
  await visit(first).buy(order)
  await first.close()
  const second = await startTestShop('antom', { simulation })
  const text = await visit(second).page(path)
  const product = await visit(second).page('/products/wool-blanket')
  await second.close()

  expect(text).toContain('This payment was made with Mollie and stays there')
  expect(text).toContain('Continue to Mollie')
  expect(product).toContain('Pay €129.00 with Antom')
  expect(second.errors).toEqual([])
})

it.each(['mollie', 'antom'])(
  'keeps no key of %s in pages or in what it stores',
  async (provider) => {
    const { order, path } = anOrder()
    const shop = await startTestShop(provider, { simulation })
    await visit(shop).buy(order, 'server_error')
    const texts = [await visit(shop).page(path), await visit(shop).page('/orders')]
    const stored = await everything()
    await shop.close()

    expect(stored).toContain(order)
    for (const key of [DEFAULT_MOLLIE_KEY, SIMULATOR_KEYS.merchant.privateKey.slice(0, 60)]) {
      expect([...texts, stored].join()).not.toContain(key)
    }
  },
)

/** Every row of every table of shop and engine, as text. */
async function everything(): Promise<string> {
  const database = await sharedDatabase()
  const { rows } = await database.query(
    `select string_agg(query_to_xml(format('select * from %I.%I', schemaname, tablename),
       true, false, '')::text, '') as stored
     from pg_tables where schemaname in ('shop', 'paystate')`,
  )
  return JSON.stringify(rows)
}
