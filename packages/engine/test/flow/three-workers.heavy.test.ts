import { money } from '@paystate/core'
import { createRealTimeClock, startSimulatorServer } from '@paystate/simulator'
import {
  createMollieSimulator,
  DEFAULT_MOLLIE_KEY,
  type MollieSimulator,
} from '@paystate/simulator/mollie'
import { expect, inject, it, vi } from 'vitest'
import {
  createPayments,
  type Database,
  isDatabaseError,
  isEngineError,
  openDatabase,
  type Payments,
} from '../../src/index.ts'
import { startPostgres } from '../support/postgres-server.ts'
import { anOrder } from '../support/shop.ts'
import { startWorker, type WorkerProcess } from '../support/worker-process.ts'

const SEED = Number(process.env.PAYSTATE_KILL_SEED ?? Date.now() % 100_000)
const ORDERS = Number(process.env.PAYSTATE_ORDERS ?? 40)
const WORKERS = 3
const LEASE_MS = 6_000
/** Longer than a lease. */
const PAUSE_SECONDS = 8
/** So many orders later some of them are refunded in part. */
const REFUNDED_AFTER = 3

vi.setConfig({ testTimeout: 600_000 })

it.skipIf(inject('postgresUrl') === undefined)(
  `three workers that are killed and paused under load, on a server that restarts, tell each order once and refund once (${ORDERS} orders, PAYSTATE_KILL_SEED=${SEED})`,
  async () => {
    const random = randomOf(SEED)
    const postgres = await startPostgres()
    if (!postgres) throw new Error('PostgreSQL is not installed')
    const { url } = postgres
    const database = await openDatabase(url)
    await database.query(`create table heard (
      place bigint generated always as identity, id text, order_id text, number bigint, type text)`)
    await database.query(
      'create table orders (id text primary key, paid integer not null default 0)',
    )
    const clock = createRealTimeClock()
    const web: Payments[] = []
    const mollie = createMollieSimulator({
      clock,
      deliver: (request) => receive(web, request),
      refundDelay: 0,
    })
    const server = await startSimulatorServer({ mollie })
    const options = {
      providers: {
        mollie: { provider: 'mollie', apiKey: DEFAULT_MOLLIE_KEY, baseUrl: server.mollieUrl },
      },
      webhookUrl: 'https://shop.example/webhooks',
      settings: { leaseMs: LEASE_MS, marginMs: LEASE_MS / 2 },
    }
    const load = (name: string) => import(name)
    const payments = await createPayments({ database: url, ...options, load })
    web.push(payments)
    const workers: WorkerProcess[] = []
    for (let number = 0; number < WORKERS; number += 1)
      workers.push(await startWorker(url, options))

    const orders = Array.from({ length: ORDERS }, (_, index) => `order_${index}`)
    for (const order of orders) await database.query('insert into orders (id) values ($1)', [order])
    const done = { kills: 0, pauses: 0, restarts: 0 }
    const refunded = new Map<string, Promise<void>>()
    let paused: WorkerProcess | undefined
    for (const [index, order] of orders.entries()) {
      const victim = Math.floor(random() * WORKERS)
      const event = eventAt(index)
      if (random() < 0.2) mollie.faults.next('create_payment', 'drop_answer')
      if (random() < 0.2) mollie.webhooks.faults.next({ kind: 'lost' })
      if (random() < 0.2) mollie.webhooks.faults.next({ kind: 'reordered' })
      if (random() < 0.2) mollie.webhooks.faults.next({ kind: 'late', by: 3_000 })
      if (random() < 0.2) mollie.webhooks.faults.next({ kind: 'repeated', copies: 3 })
      if (event === 'pause') {
        paused = workers[victim]
        paused?.pause()
        done.pauses += 1
      }
      const restarting = event === 'restart' ? postgres.restart() : undefined
      if (event === 'restart') done.restarts += 1
      const id = await created(payments, { order, mollie, clock })
      const paid = mollie.payer.pay(id)
      const back = orders[index - REFUNDED_AFTER]
      if (back !== undefined && index % 3 === 0)
        refunded.set(back, refund(payments, { order: back, clock }))
      await restarting
      if (event === 'resume' && paused) {
        await database.query('select pg_sleep($1::float8)', [PAUSE_SECONDS])
        paused.resume()
        paused = undefined
      }
      const worker = workers[victim]
      if (worker && worker !== paused && random() < 0.25) {
        await worker.kill()
        workers[victim] = await startWorker(url, options)
        done.kills += 1
      }
      await paid
    }
    paused?.resume()
    await Promise.all(refunded.values())
    await allHeard(database)
    const { rows } = await database.query(
      'select order_id, number::float8 as number, type from heard order by place',
    )
    const { rows: made } = await database.query(
      'select reference, provider_id as id, captured::float8, refunded::float8 from paystate.payments',
    )
    const { rows: shop } = await database.query('select id, paid from orders where paid <> 1')
    const { rows: left } = await database.query(LEFT)
    for (const worker of workers) await worker.kill()
    await payments.close()
    await server.close()
    clock.stop()
    await database.close()
    await postgres.stop()

    const heard = rows.map((row) => Object(row))
    console.info(`${ORDERS} orders`, done)
    expect(Math.min(done.kills, done.pauses, done.restarts)).toBeGreaterThan(0)
    for (const order of orders) {
      const told = heard.filter((row) => row.order_id === order)
      expect(told.map(({ type }) => type)).toEqual(['payment.captured', 'order.paid'])
      expect(told[0].number).toBeLessThan(told[1].number)
    }
    expect(heard).toHaveLength(2 * ORDERS)
    expect(made).toHaveLength(ORDERS)
    for (const row of made) {
      const { reference, id, captured, refunded: back } = Object(row)
      expect(mollie.ledger.paymentsOf(reference)).toEqual([id])
      expect(captured).toBe(mollie.ledger.capturedOf(id))
      expect(back).toBe(mollie.ledger.refundedOf(id))
      expect(mollie.ledger.refundsOf(id).length).toBeLessThan(2)
    }
    expect(made.filter((row) => Object(row).refunded > 0)).toHaveLength(refunded.size)
    expect(shop).toEqual([])
    expect(left).toEqual([])
  },
)

/** In each tenth order a worker is paused, five orders later it goes on; the server restarts in the middle. */
function eventAt(index: number): 'pause' | 'resume' | 'restart' | undefined {
  if (index === Math.floor(ORDERS / 2) + 2) return 'restart'
  if (index % 10 === 3) return 'pause'
  return index % 10 === 8 ? 'resume' : undefined
}

/** Pays until Mollie has the payment: its id there. */
function created(
  payments: Payments,
  { order, mollie, clock }: { order: string; mollie: MollieSimulator; clock: RealTimeClock },
): Promise<string> {
  return insist(clock, async () => {
    const { payment } = await payments.pay(anOrder(order))
    const [made] = mollie.ledger.paymentsOf(payment.reference)
    return payment.providerId ?? made
  })
}

/** Refunds a part of an order, until that is known. */
async function refund(
  payments: Payments,
  { order, clock }: { order: string; clock: RealTimeClock },
): Promise<void> {
  await insist(clock, async () => {
    const { operation } = await payments.refund({
      id: `return_${order}`,
      order,
      amount: money('EUR', 400),
    })
    return operation.kind === 'applied' ? operation : undefined
  })
}

/** Calls as often as the database is away, or nothing is known, as a shop does. */
async function insist<T>(clock: RealTimeClock, call: () => Promise<T | undefined>): Promise<T> {
  for (;;) {
    try {
      const value = await call()
      if (value !== undefined) return value
    } catch (error) {
      if (!isDatabaseError(error) && !isEngineError(error)) throw error
    }
    await new Promise<void>((resolve) => void clock.after(200, resolve))
  }
}

type RealTimeClock = ReturnType<typeof createRealTimeClock>

/** The endpoint of the shop: what it cannot store is sent again. */
async function receive(web: readonly Payments[], request: Request): Promise<Response> {
  const unavailable = new Response(null, { status: 503 })
  try {
    return (await web[0]?.receiveWebhook('mollie', request)) ?? unavailable
  } catch {
    return unavailable
  }
}

/** What is not done yet. */
const LEFT = `
  select 'webhook ' || state as what from paystate.inbox where handled_at is null
  union all select 'event ' || type from paystate.deliveries
  union all select kind || ' ' || state from paystate.operations where state <> 'applied'`

/** Waits as long as a killed worker can hold payments back, and no longer; the database waits for us. */
async function allHeard(database: Database): Promise<void> {
  for (let round = 0; round < 500; round += 1) {
    const { rows } = await database.query(
      `select count(distinct id)::float8 as told, (select count(*)::float8 from (${LEFT}) as l) as left
       from heard, pg_sleep(0.5)`,
    )
    const { told, left } = Object(rows[0])
    if (told >= 2 * ORDERS && left === 0) return
  }
}

function randomOf(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}
