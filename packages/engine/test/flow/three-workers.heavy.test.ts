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

vi.setConfig({ testTimeout: 600_000 })

it.skipIf(inject('postgresUrl') === undefined)(
  `three workers that are killed and paused under load, on a server that restarts, tell each order once (${ORDERS} orders, PAYSTATE_KILL_SEED=${SEED})`,
  async () => {
    const random = randomOf(SEED)
    const postgres = await startPostgres()
    if (!postgres) throw new Error('PostgreSQL is not installed')
    const { url } = postgres
    const database = await openDatabase(url)
    await database.query(`create table heard (
      place bigint generated always as identity, id text, order_id text, number bigint, type text)`)
    const clock = createRealTimeClock()
    const web: Payments[] = []
    const mollie = createMollieSimulator({ clock, deliver: (request) => receive(web, request) })
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
    const done = { kills: 0, pauses: 0, restarts: 0 }
    let paused: WorkerProcess | undefined
    for (const [index, order] of orders.entries()) {
      const victim = Math.floor(random() * WORKERS)
      const event = eventAt(index)
      if (random() < 0.2) mollie.faults.next('create_payment', 'drop_answer')
      if (random() < 0.2) mollie.webhooks.faults.next({ kind: 'lost' })
      if (random() < 0.2) mollie.webhooks.faults.next({ kind: 'repeated', copies: 3 })
      if (event === 'pause') {
        paused = workers[victim]
        paused?.pause()
        done.pauses += 1
      }
      const restarting = event === 'restart' ? postgres.restart() : undefined
      if (event === 'restart') done.restarts += 1
      const paid = mollie.payer.pay(await created(payments, { order, mollie, clock }))
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
    await allHeard(database)
    const { rows } = await database.query(
      'select order_id, number::float8 as number, type from heard order by place',
    )
    const { rows: made } = await database.query('select reference from paystate.payments')
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
    const references = made.map((row) => Object(row).reference)
    expect(references.flatMap((reference) => mollie.ledger.paymentsOf(reference))).toHaveLength(
      ORDERS,
    )
  },
)

/** In each tenth order a worker is paused, five orders later it goes on; the server restarts in the middle. */
function eventAt(index: number): 'pause' | 'resume' | 'restart' | undefined {
  if (index === Math.floor(ORDERS / 2) + 2) return 'restart'
  if (index % 10 === 3) return 'pause'
  return index % 10 === 8 ? 'resume' : undefined
}

/** Pays as often as the database is away, as a shop does, until Mollie has the payment: its id there. */
async function created(
  payments: Payments,
  { order, mollie, clock }: { order: string; mollie: MollieSimulator; clock: RealTimeClock },
): Promise<string> {
  for (;;) {
    try {
      const { payment } = await payments.pay(anOrder(order))
      const [made] = mollie.ledger.paymentsOf(payment.reference)
      const id = payment.providerId ?? made
      if (id !== undefined) return id
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

/** Waits as long as a killed worker can hold payments back, and no longer; the database waits for us. */
async function allHeard(database: Database): Promise<void> {
  for (let round = 0; round < 500; round += 1) {
    const { rows } = await database.query(
      'select count(distinct id)::float8 as told from heard, pg_sleep(0.5)',
    )
    if (Object(rows[0]).told >= 2 * ORDERS) return
  }
}

function randomOf(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}
