import { randomUUID } from 'node:crypto'
import { instantOf, type Money, money, type ProgressFetch } from '@paystate/core'
import { createSimulatorClock, type SimulatorClock } from '@paystate/simulator'
import {
  type AntomSimulator,
  createAntomSimulator,
  SIMULATOR_KEYS,
} from '@paystate/simulator/antom'
import {
  createMollieSimulator,
  DEFAULT_MOLLIE_KEY,
  type MollieSimulator,
} from '@paystate/simulator/mollie'
import {
  createPayments,
  type Database,
  type PayInput,
  type Payments,
  type PaymentsOptions,
} from '../../src/index.ts'
import { type OpenedDatabase, openDatabase } from '../../src/store/database/open-database.ts'
import { readEvents } from '../../src/store/events/read-events.ts'
import { claimInbox } from '../../src/store/inbox/claim-inbox.ts'
import { matchInbox } from '../../src/store/inbox/match-inbox.ts'
import { takeIn } from '../../src/store/inbox/take-in.ts'
import { findPayment } from '../../src/store/payments/find-payment.ts'
import type { PaymentRow } from '../../src/store/payments/payment-row.ts'
import { migrate } from '../../src/store/schema/migrate.ts'
import { createStore, type Store } from '../../src/store/store.ts'
import { endHolds } from './end-holds.ts'

/** A shop on simulated providers, in a database that it shares with others. */
export interface Shop {
  readonly payments: Payments
  readonly clock: SimulatorClock
  readonly mollie: MollieSimulator
  readonly antom: AntomSimulator
  /** The names of the two instances; no other shop has them. */
  readonly names: { readonly mollie: string; readonly antom: string }
  readonly store: Store
  /** A name that no other test uses. */
  name(prefix: string): string
  /** Another process of the same shop. */
  another(): Promise<Payments>
  readonly database: Database
  /** To the simulators. */
  readonly fetch: ProgressFetch
  /** A process of the shop on a database and a fetch of its own, and on a clock that may stand still. */
  open(on: {
    readonly database: Database
    readonly fetch: ProgressFetch
    readonly clock?: SimulatorClock
    readonly witness?: PaymentsOptions['witness']
    readonly sealWith?: PaymentsOptions['sealWith']
    readonly retention?: PaymentsOptions['retention']
    readonly referencePrefix?: string
  }): Promise<Payments>
  /** Does everything that is due. */
  drain(): Promise<void>
  /** Lets time pass, and does what falls due. */
  rest(payments: Payments, milliseconds: number): Promise<void>
  /** Lets what a killed process had begun come to its end. */
  settleDown(): Promise<void>
  /** The types of the events of an order. */
  eventsOf(order: string): Promise<readonly string[]>
  /** How often a call reached Mollie. */
  callsOf(call: string): number
  /** How often a payment was asked of Antom. */
  paysAtAntom(): number
  /** A webhook of Mollie that names a payment by its id there. */
  learnOf(id: string, providerId: string): Promise<void>
}

export interface ShopOptions {
  readonly database?: OpenedDatabase
  readonly route?: (names: Shop['names'], amount: Money) => string | readonly string[]
  readonly settings?: PaymentsOptions['settings']
  readonly anomalies?: PaymentsOptions['anomalies']
  readonly sealWith?: PaymentsOptions['sealWith']
  readonly retention?: PaymentsOptions['retention']
  readonly antom?: { readonly clientId: string }
}

let memory: Promise<OpenedDatabase> | undefined

/** One database in memory per worker: opening one takes longer than all that is done with it. */
function sharedDatabase(): Promise<OpenedDatabase> {
  memory ??= openMigrated()
  return memory
}

async function openMigrated(): Promise<OpenedDatabase> {
  const database = await openDatabase('memory://')
  await migrate(database)
  return database
}

export async function openShop(options: ShopOptions = {}): Promise<Shop> {
  const database = options.database ?? (await sharedDatabase())
  const clock = createSimulatorClock()
  const accepted = async () => new Response('', { status: 200 })
  const mollie = createMollieSimulator({ clock, deliver: accepted })
  const antom = createAntomSimulator({ clock, deliver: accepted })
  const suffix = randomUUID().slice(0, 8)
  const names = { mollie: `mollie_${suffix}`, antom: `antom_${suffix}` }
  const deployment = randomUUID()
  const { route = () => names.mollie } = options
  const fetch: ProgressFetch = (request, progress) =>
    new URL(request.url).hostname === 'api.mollie.test'
      ? mollie.fetch(request, progress)
      : antom.fetch(request, progress)
  const own = { query: database.query, transaction: database.transaction }
  const open: Shop['open'] = (on) =>
    createPayments({
      database: on.database,
      providers: {
        [names.mollie]: {
          provider: 'mollie',
          apiKey: DEFAULT_MOLLIE_KEY,
          baseUrl: 'https://api.mollie.test',
        },
        [names.antom]: {
          provider: 'antom',
          clientId: 'SANDBOX_5X00000000000000',
          ...options.antom,
          privateKey: SIMULATOR_KEYS.merchant.privateKey,
          antomPublicKey: SIMULATOR_KEYS.antom.publicKey,
          baseUrl: 'https://antom.simulator.invalid',
          defaults: {
            paymentMethodType: 'GCASH',
            settlementCurrency: 'USD',
            terminalType: 'WEB',
          },
        },
      },
      route: ({ amount }) => route(names, amount),
      webhookUrl: 'https://shop.example/webhooks',
      load: (name) => import(name),
      clock: on.clock ?? clock,
      now: () => instantOf(clock.now()),
      deployment,
      fetch: on.fetch,
      settings: options.settings,
      anomalies: options.anomalies,
      witness: on.witness,
      sealWith: on.sealWith ?? options.sealWith,
      retention: on.retention ?? options.retention,
      referencePrefix: on.referencePrefix,
    })
  const payments = await open({ database: own, fetch })
  const store = await createStore(database, { now: () => instantOf(clock.now()) })
  await endHolds(store)
  return {
    payments,
    clock,
    mollie,
    antom,
    names,
    store,
    name: (prefix) => `${prefix}_${randomUUID().slice(0, 8)}`,
    another: () => open({ database: own, fetch }),
    database: own,
    fetch,
    open,
    drain: () => drain(payments),
    async rest(resting, milliseconds) {
      await clock.advance(milliseconds)
      await drain(resting)
    },
    async settleDown() {
      await new Promise((resolve) => setImmediate(resolve))
      await database.query('select 1')
      await new Promise((resolve) => setImmediate(resolve))
    },
    async eventsOf(order) {
      return (await readEvents(store, { order })).map(({ type }) => type)
    },
    callsOf: (call) => mollie.requests.entries().filter((request) => request.call === call).length,
    paysAtAntom: () => antom.requests.entries().filter(({ call }) => call === 'pay').length,
    async learnOf(id, providerId) {
      const row = await findPayment(store, { id })
      if (!row) throw new Error(`There is no payment ${id}`)
      await takeInWebhook(store, { row, providerId })
      await drain(payments)
    },
  }
}

const MOST_STEPS = 200

async function drain(payments: Payments): Promise<void> {
  for (let steps = 0; steps < MOST_STEPS; steps += 1) {
    const ids = await payments.claimDue(10)
    if (ids.length === 0) return
    for (const id of ids) await payments.advance(id)
  }
  throw new Error('It never comes to rest')
}

/** What a shop asks for: 10.50 EUR. */
export function anOrder(order: string, differs: Partial<PayInput> = {}): PayInput {
  return {
    order,
    amount: money('EUR', 1050),
    description: 'Three books',
    returnUrl: 'https://shop.example/return',
    ...differs,
  }
}

/** Takes in a message of Mollie as the webhook endpoint does, and hands it to its payment. */
async function takeInWebhook(
  store: Store,
  { row, providerId }: { row: PaymentRow; providerId: string },
): Promise<void> {
  const { instance } = row
  await takeIn(store, {
    instance,
    digest: randomUUID(),
    hints: { hints: [{ paymentId: providerId }], observations: [] },
    headers: {},
    body: new TextEncoder().encode(`id=${providerId}`),
  })
  const [webhook] = await claimInbox(store, { instance, limit: 1, postponeMs: 1_000 })
  if (!webhook) throw new Error('Nothing was taken in')
  await store.transaction((tx) => matchInbox(tx, { webhook, payment: row.key }))
}
