import { instantOf, money } from '@paystate/core'
import { createSimulatorClock, type SimulatorClock } from '@paystate/simulator'
import {
  createPayments,
  type OpenedDatabase,
  openDatabase,
  type Payments,
} from '../../src/index.ts'
import { migrate } from '../../src/store/schema/migrate.ts'
import { createStore } from '../../src/store/store.ts'
import { endHolds } from '../support/end-holds.ts'
import { createTables } from './application-tables.ts'
import { type Incarnation, incarnate } from './incarnation.ts'
import { type Creations, watchCreations } from './orders.ts'
import type { Plan } from './plan.ts'
import { openSite, type Site } from './site.ts'

/** Where one life happens: a provider, time, and names in a database that it shares with other lives. */
export interface World {
  readonly database: OpenedDatabase
  readonly clock: SimulatorClock
  readonly site: Site
  readonly instance: string
  readonly consumer: string
  readonly order: string
  /** An id of the application that no other life has. */
  id(short: string): string
  /** Which of the plan's steps have happened outside of the application. */
  readonly happened: Set<number>
  /** What went wrong where nothing may. */
  readonly failures: string[]
  open(incarnation: Incarnation): Promise<Payments>
  readonly creations: Pick<Creations, 'referencesOf'>
  /** What every process of it works with. */
  readonly outlet: Pick<Incarnation, 'database' | 'fetch'>
  /** Where webhooks arrive from now on. */
  serve(on: { readonly incarnation: Incarnation; readonly payments: Payments }): void
}

let opened: Promise<OpenedDatabase> | undefined
let lives = 0

/**
 * Opens one database for all lives: opening one takes longer than many of them. Default: one in memory; at an
 * address of a server, lives happen where transactions meet, in an empty database.
 */
export function exploreOn(address = 'memory://'): Promise<OpenedDatabase> {
  opened ??= openEmpty(address)
  return opened
}

async function openEmpty(address: string): Promise<OpenedDatabase> {
  const database = await openDatabase(address)
  await migrate(database)
  await createTables(database)
  return database
}

/** Makes a world whose account at the provider is in use. */
export async function openWorld({ provider, paidTwice }: Plan): Promise<World> {
  const database = await exploreOn()
  lives += 1
  const life = `life${lives}`
  const clock = createSimulatorClock()
  const now = () => instantOf(clock.now())
  const own = { query: database.query, transaction: database.transaction }
  let served: Parameters<World['serve']>[0] | undefined
  const site = openSite(provider, {
    clock,
    deliver: async (request) => {
      if (!served?.incarnation.isRunning()) throw new Error('Nobody listens')
      const { incarnation, payments } = served
      const broken = incarnation.stopped.then(() => Promise.reject(new Error('It went away')))
      return Promise.race([payments.receiveWebhook(life, request), broken])
    },
  })
  const creations = watchCreations(site)
  await endHolds(await createStore(database, { now }))
  const world: World = {
    database,
    clock,
    site,
    instance: life,
    consumer: `${life}_shop`,
    order: `${life}_order`,
    id: (short) => `${life}_${short}`,
    happened: new Set(),
    failures: [],
    serve(on) {
      served = on
    },
    open: (incarnation) =>
      createPayments({
        database: incarnation.database,
        providers: { [life]: site.configuration },
        webhookUrl: 'https://shop.example/webhooks',
        load: (name) => import(name),
        deployment: life,
        ids: () => life,
        clock,
        now,
        fetch: incarnation.fetch,
        anomalies: paidTwice === 'policy' ? { paid_twice: 'refund' } : {},
        onProblem: () => undefined,
      }),
    creations,
    outlet: { database: own, fetch: creations.fetch },
  }
  await payBefore(world)
  return world
}

/** Where an account has nothing at all, no lookup can prove that something is absent. */
async function payBefore({ open, outlet, clock, id, site }: World): Promise<void> {
  const payments = await open(incarnate(outlet))
  const { payment } = await payments.pay({
    order: id('before'),
    amount: money(site.currency, 100),
    description: 'A pencil',
    returnUrl: 'https://shop.example/return',
  })
  await site.payer.fail(payment.providerId ?? '')
  await clock.advance(60_000)
}
