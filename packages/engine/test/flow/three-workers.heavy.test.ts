import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createRealTimeClock, startSimulatorServer } from '@paystate/simulator'
import { createMollieSimulator, DEFAULT_MOLLIE_KEY } from '@paystate/simulator/mollie'
import { expect, inject, it, vi } from 'vitest'
import { createPayments, type Database, openDatabase, type Payments } from '../../src/index.ts'
import { createServerDatabase } from '../support/databases.ts'
import { anOrder } from '../support/shop.ts'

const SEED = Number(process.env.PAYSTATE_KILL_SEED ?? Date.now() % 100_000)
const ORDERS = Number(process.env.PAYSTATE_ORDERS ?? 40)
const WORKERS = 3
const WORKER = new URL('../support/worker.ts', import.meta.url).pathname

vi.setConfig({ testTimeout: 400_000 })

it.skipIf(inject('postgresUrl') === undefined)(
  `three workers that are killed under load tell each order once (${ORDERS} orders, PAYSTATE_KILL_SEED=${SEED})`,
  async () => {
    const random = randomOf(SEED)
    const url = await createServerDatabase()
    const database = await openDatabase(url)
    await database.query(`create table heard (
      place bigint generated always as identity, id text, order_id text, number bigint, type text)`)
    const clock = createRealTimeClock()
    const web: Payments[] = []
    const mollie = createMollieSimulator({
      clock,
      deliver: async (request) =>
        (await web[0]?.receiveWebhook('mollie', request)) ?? new Response(null, { status: 503 }),
    })
    const server = await startSimulatorServer({ mollie })
    const options = {
      providers: {
        mollie: { provider: 'mollie', apiKey: DEFAULT_MOLLIE_KEY, baseUrl: server.mollieUrl },
      },
      webhookUrl: 'https://shop.example/webhooks',
      settings: { leaseMs: 12_000, marginMs: 6_000 },
    }
    const payments = await createPayments({
      database: url,
      ...options,
      load: (name) => import(name),
    })
    web.push(payments)
    const start = () =>
      spawn(process.execPath, ['-C', '@paystate/source', WORKER, url, JSON.stringify(options)], {
        stdio: ['ignore', 'pipe', 'inherit'],
      })
    const workers: ChildProcess[] = []
    for (let number = 0; number < WORKERS; number += 1) workers.push(await begun(start()))

    const orders = Array.from({ length: ORDERS }, (_, index) => `order_${index}`)
    let kills = 0
    for (const order of orders) {
      if (random() < 0.2) mollie.faults.next('create_payment', 'drop_answer')
      if (random() < 0.2) mollie.webhooks.faults.next({ kind: 'lost' })
      if (random() < 0.2) mollie.webhooks.faults.next({ kind: 'repeated', copies: 3 })
      const { payment } = await payments.pay(anOrder(order))
      const [made] = mollie.ledger.paymentsOf(payment.reference)
      const paid = mollie.payer.pay(payment.providerId ?? made ?? '')
      if (random() < 0.25) {
        const victim = Math.floor(random() * WORKERS)
        const worker = workers[victim]
        if (worker) await killed(worker)
        workers[victim] = await begun(start())
        kills += 1
      }
      await paid
    }
    await allHeard(database)
    const { rows } = await database.query(
      'select order_id, number::float8 as number, type from heard order by place',
    )
    for (const worker of workers) await killed(worker)
    await payments.close()
    await server.close()
    clock.stop()
    await database.close()

    const heard = rows.map((row) => Object(row))
    console.info(`${ORDERS} orders, ${kills} kills`)
    expect(kills).toBeGreaterThan(0)
    for (const order of orders) {
      const told = heard.filter((row) => row.order_id === order)
      expect(told.map(({ type }) => type)).toEqual(['payment.captured', 'order.paid'])
      expect(told[0].number).toBeLessThan(told[1].number)
    }
    expect(heard).toHaveLength(2 * ORDERS)
  },
)

/** Waits as long as a killed worker can hold payments back, and no longer; the database waits for us. */
async function allHeard(database: Database): Promise<void> {
  for (let round = 0; round < 500; round += 1) {
    const { rows } = await database.query(
      'select count(distinct id)::float8 as told from heard, pg_sleep(0.5)',
    )
    if (Object(rows[0]).told >= 2 * ORDERS) return
  }
}

async function begun(worker: ChildProcess): Promise<ChildProcess> {
  if (worker.stdout) await once(worker.stdout, 'data')
  return worker
}

async function killed(worker: ChildProcess): Promise<void> {
  const exited = once(worker, 'exit')
  worker.kill('SIGKILL')
  await exited
}

function randomOf(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}
