import { DEFAULT_MOLLIE_KEY } from '@paystate/simulator/mollie'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createPayments, type Database } from '../../src/index.ts'
import { type OpenedDatabase, openDatabase } from '../../src/store/database/open-database.ts'
import { migrate } from '../../src/store/schema/migrate.ts'
import { anOrder, openShop, type Shop } from '../support/shop.ts'

/** Nothing may leave that is not stored, and the error says so. */
const MONEY = /sends nothing to a provider that it has not stored/

describe('pay on a database that fails', () => {
  let database: OpenedDatabase
  let shop: Shop
  beforeAll(async () => {
    database = await openDatabase('memory://')
    await migrate(database)
    shop = await openShop({ database })
  })
  afterAll(() => database.close())

  /** A process whose every transaction begins with something. */
  async function beginningWith(
    begin: (tx: Parameters<Parameters<Database['transaction']>[0]>[0]) => Promise<unknown>,
  ) {
    const state = { isFailing: false }
    const payments = await shop.open({
      database: {
        query: database.query,
        transaction: (run) =>
          database.transaction(async (tx) => {
            if (state.isFailing) await begin(tx)
            return run(tx)
          }),
      },
      fetch: shop.fetch,
    })
    return { payments, state }
  }

  it.each([
    {
      name: 'is full',
      problem: 'full',
      says: /disk of the database is full.*Free space; paystate goes on by itself/,
      begin: () => Promise.reject(refusal('53100', 'could not extend file: No space left')),
    },
    {
      name: 'is read-only',
      problem: 'read_only',
      says: /read-only.*Connect to the primary, or allow writes; paystate goes on by itself/,
      begin: (tx: Pick<Database, 'query'>) => tx.query('set transaction read only'),
    },
    {
      name: 'is down',
      problem: 'unreachable',
      says: /cannot be reached.*Call again once it is back/,
      begin: () =>
        Promise.reject(Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' })),
    },
    {
      name: 'fails over',
      problem: 'failing_over',
      says: /restarting or failing over.*Call again once it is back/,
      begin: () => Promise.reject(refusal('57P01', 'terminating connection')),
    },
  ])('that $name says what it means for the money, and goes on after that', async (fault) => {
    const { payments, state } = await beginningWith(fault.begin)
    const order = shop.name('order')
    const calls = shop.callsOf('create_payment')
    state.isFailing = true
    const failed = await payments.pay(anOrder(order)).catch((error: unknown) => error)
    const sent = shop.callsOf('create_payment') - calls
    state.isFailing = false
    const { step, payment } = await payments.pay(anOrder(order))

    expect(failed).toMatchObject({ name: 'DatabaseError', problem: fault.problem, stored: 'no' })
    expect(String(failed)).toMatch(fault.says)
    expect(String(failed)).toMatch(MONEY)
    expect(sent).toBe(0)
    expect(step.kind).toBe('redirect')
    expect(payment.attempt).toBe(1)
  })

  it.each([
    {
      name: 'lacks a column',
      alter: 'alter table paystate.payments rename column standing to stance',
      undo: 'alter table paystate.payments rename column stance to standing',
      problem: 'altered_schema',
    },
    {
      name: 'lacks a table',
      alter: 'alter table paystate.orders rename to commands',
      undo: 'alter table paystate.commands rename to orders',
      problem: 'missing_schema',
    },
  ])('whose schema $name says so, sends nothing, and goes on after that', async (fault) => {
    const order = shop.name('order')
    const calls = shop.callsOf('create_payment')
    await database.query(fault.alter)
    const failed = await shop.payments.pay(anOrder(order)).catch((error: unknown) => error)
    const sent = shop.callsOf('create_payment') - calls
    await database.query(fault.undo)

    expect(failed).toMatchObject({ name: 'DatabaseError', problem: fault.problem })
    expect(String(failed)).toMatch(MONEY)
    expect(sent).toBe(0)
    expect((await shop.payments.pay(anOrder(order))).step.kind).toBe('redirect')
  })

  it('that a newer version has migrated starts no older process, and check() of one that runs says so', async () => {
    await database.query(
      `insert into paystate.migrations (number, name, checksum, shape, applied_at)
       values (999, 'tomorrow', 'x', '[]', now())`,
    )
    const starting = await shop.another().catch((error: unknown) => error)
    const checked = await shop.payments.check()
    const order = shop.name('order')
    const paying = await shop.payments.pay(anOrder(order))
    await database.query('delete from paystate.migrations where number = 999')

    expect(starting).toMatchObject({ name: 'DatabaseError', problem: 'newer_schema' })
    expect(String(starting)).toMatch(/Upgrade this process/)
    expect(checked.database).toMatchObject({
      state: 'failed',
      warnings: [expect.stringMatching(/newer version/)],
    })
    expect(paying.step.kind).toBe('redirect') // migrations only add: what runs goes on until it is replaced
    await expect(shop.another()).resolves.toBeDefined()
  })
})

describe('pay for an order whose provider is not configured', () => {
  it('says so, opens no payment elsewhere, and goes on where it is configured', async () => {
    const shop = await openShop()
    const order = shop.name('order')
    const { payment } = await shop.payments.pay(anOrder(order))
    const other = await createPayments({
      database: shop.database,
      providers: {
        [shop.name('mollie')]: {
          provider: 'mollie',
          apiKey: DEFAULT_MOLLIE_KEY,
          baseUrl: 'https://api.mollie.test',
        },
      },
      load: (name) => import(name),
      fetch: shop.fetch,
      clock: shop.clock,
    })
    await shop.mollie.payer.cancel(payment.providerId ?? '')
    await shop.payments.get(payment.id, { fresh: true })
    const calls = shop.callsOf('create_payment')
    const failed = await other.pay(anOrder(order)).catch((error: unknown) => error)
    const opened = shop.callsOf('create_payment') - calls

    expect(failed).toMatchObject({ name: 'EngineError', problem: 'not_configured' })
    expect(String(failed)).toMatch(
      /Nothing was sent; what is known of the payment is kept\. Configure the provider/,
    )
    expect(opened).toBe(0)
    expect((await shop.payments.pay(anOrder(order))).payment.attempt).toBe(2)
  })
})

/** What a client of PostgreSQL throws. */
function refusal(code: string, message: string): Error {
  return Object.assign(new Error(message), { code, severity: 'ERROR' })
}
