import { instantOf } from '@paystate/core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
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
