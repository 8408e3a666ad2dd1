import { randomUUID } from 'node:crypto'
import { instantOf, type Money, money } from '@paystate/core'
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
  type PayInput,
  type Payments,
  type PaymentsOptions,
} from '../../src/index.ts'
import { type OpenedDatabase, openDatabase } from '../../src/store/database/open-database.ts'
import { migrate } from '../../src/store/schema/migrate.ts'
import { createStore, type Store } from '../../src/store/store.ts'

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
  /** Does everything that is due. */
  drain(): Promise<void>
}

export interface ShopOptions {
  readonly database?: OpenedDatabase
  readonly route?: (names: Shop['names'], amount: Money) => string | readonly string[]
  readonly settings?: PaymentsOptions['settings']
}

let memory: Promise<OpenedDatabase> | undefined

/** One database in memory per worker: opening one takes longer than all that is done with it. */
export function sharedDatabase(): Promise<OpenedDatabase> {
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
  const open = () =>
    createPayments({
      database: { query: database.query, transaction: database.transaction },
      providers: {
        [names.mollie]: {
          provider: 'mollie',
          apiKey: DEFAULT_MOLLIE_KEY,
          baseUrl: 'https://api.mollie.test',
        },
        [names.antom]: {
          provider: 'antom',
          clientId: 'SANDBOX_5X00000000000000',
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
      clock,
      now: () => instantOf(clock.now()),
      deployment,
      fetch: (request, progress) =>
        new URL(request.url).hostname === 'api.mollie.test'
          ? mollie.fetch(request, progress)
          : antom.fetch(request, progress),
      settings: options.settings,
    })
  const payments = await open()
  const store = await createStore(database, { now: () => instantOf(clock.now()) })
  return {
    payments,
    clock,
    mollie,
    antom,
    names,
    store,
    name: (prefix) => `${prefix}_${randomUUID().slice(0, 8)}`,
    another: open,
    drain: () => drain(payments),
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
