import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { money } from '@paystate/core'
import { createPayments, type Database, openDatabase } from '@paystate/engine'
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest'
import { startPostgres } from '../../../packages/engine/test/support/postgres-server.ts'
import { startExample } from '../../src/checkouts/example-process.ts'
import { openMarket } from '../../src/checkouts/market.ts'
import { ROOT } from '../../src/workspace/files.ts'

// Waits for leases and jobs of a killed process to end by themselves.
vi.setConfig({ testTimeout: 400_000, hookTimeout: 120_000 })

const ORDERS = 24
const server = await startPostgres()
const isReady = server !== undefined && existsSync(join(ROOT, 'examples/node_modules'))

let number = 0
let root: Awaited<ReturnType<typeof openDatabase>>
beforeAll(async () => {
  if (server) root = await openDatabase(server.url)
})
afterAll(async () => {
  await root?.close()
  await server?.stop()
})

/** A provider, a database of its own, and an engine on it that does nothing by itself. */
async function openShop() {
  number += 1
  await root.query(`create database shop_${number}`)
  const url = (server?.url ?? '').replace(/\/postgres$/, `/shop_${number}`)
  const market = await openMarket(url)
  const { MOLLIE_API_KEY: apiKey, MOLLIE_URL: baseUrl } = market.env
  const database = await openDatabase(url)
  const payments = await createPayments({
    database,
    providers: { mollie: { provider: 'mollie', apiKey, baseUrl } },
    load: (name) => import(name),
  })
  onTestFinished(async () => {
    await database.close()
    await market.close()
  })
  return { ...market, database, payments }
}

describe.skipIf(!isReady)('the engine and pg-boss', () => {
  it('three workers, one of them killed, bring each stored payment to the provider once', async () => {
    const { mollie, database, payments, env } = await openShop()
    const begin = async () => {
      const worker = startExample(join(ROOT, 'examples/pg-boss/worker.ts'), env)
      onTestFinished(() => worker.kill())
      await worker.printed('ready')
      return worker
    }
    const workers = [await begin(), await begin(), await begin()]
    for (let order = 1; order <= ORDERS; order += 1) {
      if (order % 4 === 0) mollie.faults.next('create_payment', 'drop_answer')
      // Stored, and the process that stored it never sends it.
      await database.transaction((tx) => payments.pay(anOrder(order), { tx }))
    }
    await workers[0]?.printed('later')
    await workers[0]?.kill()
    workers.push(await begin())

    const known = await rounds(database, {
      until: `select count(*) = ${ORDERS} as done from paystate.payments where provider_id is not null`,
    })
    expect(known).toBe(true)
    const created = mollie.ledger.entries().filter(({ kind }) => kind === 'created')
    expect(created).toHaveLength(ORDERS)
    for (const worker of workers)
      expect(worker.lines.filter((line) => / (done|later)$/.test(line)).length).toBeGreaterThan(0)
  })

  it('an event whose transaction fails leaves no job, and its repetition leaves one', async () => {
    const { mollie, database, payments, env } = await openShop()
    const receipts = startExample(join(ROOT, 'examples/pg-boss/receipts.ts'), env)
    onTestFinished(() => receipts.kill())
    await receipts.printed('ready')
    await failFirstDelivery(database)

    const { payment } = await payments.pay(anOrder(1))
    await mollie.payer.pay(payment.providerId ?? '')
    await payments.get(payment.id, { fresh: true })
    await rounds(database, { until: 'select last_value = 2 as done from failures' })
    await receipts.printed('Receipt for order_1')

    const { rows } = await database.query(
      `select count(*)::int as jobs from jobs.job where name = 'receipts'`,
    )
    expect(rows).toEqual([{ jobs: 1 }])
  })
})

function anOrder(order: number) {
  return {
    order: `order_${order}`,
    amount: money('EUR', 1050),
    description: 'Two mugs',
    returnUrl: 'https://shop.example/return',
  }
}

/** The first transaction that delivers an event fails at its commit, when the handler has done its work. */
async function failFirstDelivery(database: Database): Promise<void> {
  for (const statement of [
    'create sequence failures',
    `create function fail_once() returns trigger language plpgsql as $$ begin
       if nextval('failures') = 1 then raise exception 'the first one fails'; end if;
       return null; end $$`,
    `create constraint trigger fail_once after delete on paystate.deliveries
       deferrable initially deferred for each row execute function fail_once()`,
  ])
    await database.query(statement)
}

/** Asks every half second, by the database's clock, for up to five minutes. */
async function rounds(database: Database, { until }: { until: string }): Promise<boolean> {
  for (let round = 0; round < 600; round += 1) {
    const { rows } = await database.query(`select done from (${until}) as asked, pg_sleep(0.5)`)
    if (Object(rows[0]).done === true) return true
  }
  return false
}
