import { instantOf } from '@paystate/core'
import { DEFAULT_MOLLIE_KEY } from '@paystate/simulator/mollie'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createPayments, type Database } from '../../src/index.ts'
import { openDatabase } from '../../src/store/database/open-database.ts'
import { insertEvents } from '../../src/store/events/insert-events.ts'
import { createStore } from '../../src/store/store.ts'
import { type FlowShop, openFlowShop } from '../support/flow-shop.ts'
import { anOrder } from '../support/shop.ts'

describe('check', () => {
  let shop: FlowShop
  beforeAll(async () => {
    shop = await openFlowShop((payments) =>
      payments.consumer('shop', { from: 'now', on: { 'order.paid': () => {} } }),
    )
  })
  afterAll(() => shop.close())

  it('says how everything is', async () => {
    expect(await shop.payments.check()).toMatchObject({
      database: { state: 'ok', warnings: [] },
      providers: [{ instance: 'mollie' }],
      workers: { state: 'ok', warnings: [] },
      overdueMs: 0,
      unheard: [],
    })
  })

  it('says what fails, and does not fail itself', async () => {
    shop.mollie.faults.next('*', 'server_error', { times: 20 })
    const { state, providers } = await shop.payments.check()
    shop.mollie.faults.clear()

    expect(state).toBe('failed')
    expect(providers).toMatchObject([{ state: 'failed', warnings: [expect.any(String)] }])
  })

  it('says which webhooks come for a name that is nearly a configured one', async () => {
    const send = (name: string) =>
      shop.payments.receiveWebhook(name, new Request('https://shop.example', { method: 'POST' }))
    const names = ['Mollie', 'molie', 'mollie-live', 'mollie-live', 'adyen', '<b>mollie</b>']
    for (const name of names) expect((await send(name)).status).toBe(404)
    const { state, webhooks } = await shop.payments.check()
    await shop.clock.advance(3 * 3_600_000)
    await shop.advance(60_000)

    expect(state).toBe('warned')
    expect(webhooks).toEqual({
      state: 'warned',
      forUnknownNames: 6,
      warnings: [
        'Webhooks come for the name "mollie-live" (4 recently), which is not configured; "mollie" is. They were answered with 404, and nothing of them is stored. If the provider sends them, correct the address that it calls.',
      ],
    })
    expect((await shop.payments.check()).webhooks).toEqual({
      state: 'ok',
      forUnknownNames: 0,
      warnings: [],
    })
  })

  it('says that nobody works, and which events wait', async () => {
    await shop.drain()
    await shop.payments.pay(anOrder('order_1'))
    const { query, transaction } = shop.database
    const database = await openDatabase({ query, transaction })
    const store = await createStore(database, { now: () => instantOf(shop.clock.now()) })
    await store.transaction((tx) =>
      insertEvents(tx, {
        events: [{ type: 'order.paid', payment: null, order: 'order_1', data: {} }],
      }),
    )
    await shop.clock.advance(3_600_000)

    expect(await shop.payments.check()).toMatchObject({
      state: 'warned',
      unheard: [{ consumer: 'shop', type: 'order.paid' }],
    })
    const { overdueMs, workers } = await shop.payments.check()
    expect(overdueMs).toBeGreaterThan(5 * 60_000)
    expect(workers).toEqual({
      state: 'warned',
      warnings: [
        expect.stringMatching(
          /^No worker has run in this database since \d{4}-.*Z: .*Call `start\(\)`.*`work\(\{ forMs \}\)` from a scheduler\.$/,
        ),
      ],
    })
  })

  it('is content again once somebody has worked', async () => {
    await shop.advance(60_000)
    expect((await shop.payments.check()).workers).toEqual({ state: 'ok', warnings: [] })
  })
})

describe('check of a database that cannot be read', () => {
  it.each([
    ['at all', /select/],
    ['half way', /paystate\.consumers/],
  ])('%s knows nothing of its work, and claims nothing', async (_, broken) => {
    let isBroken = false
    const engine = await openFlowShop()
    const { database, mollie } = engine
    const query: Database['query'] = async (text, values) => {
      if (isBroken && broken.test(text)) throw new Error('connection refused')
      return database.query(text, values)
    }
    const own = await createPayments({
      database: { query, transaction: database.transaction },
      providers: { mollie: { provider: 'mollie', apiKey: DEFAULT_MOLLIE_KEY } },
      load: (name) => import(name),
      fetch: mollie.fetch,
    })
    isBroken = true
    const check = await own.check()
    await engine.close()

    expect(check).toMatchObject({
      state: 'failed',
      database: { state: 'failed', warnings: [expect.any(String)] },
      workers: { state: 'not_known', warnings: [] },
      unknown: { state: 'not_known', warnings: [] },
      sealing: { state: 'not_known', warnings: [] },
    })
    expect(Object.keys(check)).not.toContain('overdueMs')
  })
})
