import { createProvider } from '@paystate/core'
import { createSimulatorClock } from '@paystate/simulator'
import { createMollieSimulator } from '@paystate/simulator/mollie'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { verifyAccount } from '../../src/engine/verify-account.ts'
import { createPayments } from '../../src/index.ts'
import { type OpenedDatabase, openDatabase } from '../../src/store/database/open-database.ts'
import { createStore } from '../../src/store/store.ts'
import { anOrder } from '../support/shop.ts'

const OLD = 'test_oldkey0123456789012345678901'
const ROTATED = 'test_newkey0123456789012345678901'
const OTHERS = 'test_others0123456789012345678901'

describe('an account that has no name but its key', () => {
  let database: OpenedDatabase
  let instance = 0
  const mollie = createMollieSimulator({
    keys: [
      { key: OLD, profileId: 'pfl_ours' },
      { key: ROTATED, profileId: 'pfl_ours' },
      { key: OTHERS, profileId: 'pfl_others' },
    ],
  })
  const start = (apiKey: string) =>
    createPayments({
      database: { query: database.query, transaction: database.transaction },
      providers: {
        [`mollie_${instance}`]: { provider: 'mollie', apiKey, baseUrl: 'https://api.mollie.test' },
      },
      load: (name) => import(name),
      fetch: mollie.fetch,
    })

  beforeAll(async () => {
    database = await openDatabase('memory://')
  })
  beforeEach(async () => {
    instance += 1
    mollie.faults.clear()
    const { pay } = await start(OLD)
    await pay(anOrder(`order_${instance}`))
  })
  afterAll(() => database.close())

  it('is the same behind a key that was rotated: a known payment is read, once', async () => {
    await start(ROTATED)
    const reads = mollie.requests.entries().length
    const { find } = await start(ROTATED)

    expect(mollie.requests.entries()).toHaveLength(reads)
    expect(await find({ order: `order_${instance}` })).toHaveLength(1)
  })

  it('is another when none of its payments is shown, and does not start', async () => {
    await expect(start(OTHERS)).rejects.toMatchObject({
      problem: 'account_differs',
      subject: `mollie_${instance}`,
    })
    await expect(start(OLD)).resolves.toBeDefined()
  })

  it('is not taken for the same while the provider cannot be asked', async () => {
    mollie.faults.next('*', 'server_error', { times: 20 })

    await expect(start(ROTATED)).rejects.toMatchObject({ problem: 'account_unverified' })
  })

  it('is given up when the read does not end, as on a clock that stands still', async () => {
    mollie.faults.next('*', 'server_error', { times: 20 })
    const adapter = await createProvider(
      { provider: 'mollie', apiKey: ROTATED, baseUrl: 'https://api.mollie.test' },
      { load: (name) => import(name), fetch: mollie.fetch, clock: createSimulatorClock() },
    )
    const store = await createStore(database)
    const over = (_ms: number, run: () => void) => {
      const soon = setImmediate(run)
      return () => clearImmediate(soon)
    }
    const configured = { instance: `mollie_${instance}`, adapter, proved: 'x', after: over }

    await expect(verifyAccount(store, configured)).rejects.toMatchObject({
      problem: 'account_unverified',
    })
  })

  it('starts with a known key while the provider is down', async () => {
    mollie.faults.next('*', 'server_error', { times: 20 })

    await expect(start(OLD)).resolves.toBeDefined()
  })

  it('starts with a key that is refused: it can do nothing, and check() says so', async () => {
    const { check } = await start('test_unknown0123456789012345678901')

    expect((await check()).state).toBe('failed')
  })
})
