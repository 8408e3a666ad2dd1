import { randomUUID } from 'node:crypto'
import {
  type Clock,
  createProviders,
  type Instant,
  type Load,
  type ProgressFetch,
  type ProviderConfig,
  systemClock,
} from '@paystate/core'
import { registerInstances } from '../engine/instance.ts'
import { createReferenceNames } from '../engine/reference-names.ts'
import type { Route } from '../engine/route.ts'
import type { Services } from '../engine/services.ts'
import { DEFAULT_SETTINGS, type Settings } from '../engine/settings.ts'
import { createWake } from '../engine/wake.ts'
import type { DatabaseOption } from '../store/database/database-option.ts'
import { openDatabase } from '../store/database/open-database.ts'
import { migrate } from '../store/schema/migrate.ts'
import { createStore } from '../store/store.ts'
import type { Report } from '../work/lane.ts'

/** What `createPayments` is given. */
export interface PaymentsOptions<Name extends string = string> {
  /** A server, a directory, a pool, a PGlite, or `{ query, transaction }`. */
  readonly database: DatabaseOption
  /** Providers by the name that payments keep; several of one provider may stand side by side. */
  readonly providers: Readonly<Record<Name, ProviderConfig>>
  /** Which of them takes a payment. Default: the only one. */
  readonly route?: Route<Name> | undefined
  /** Where providers report changes: the instance's name is appended. */
  readonly webhookUrl?: string | undefined
  /** How to find adapter packages: `(name) => import(name)`. */
  readonly load?: Load | undefined
  /** What references begin with, to tell ours from others of the account. Default: `ps_`. */
  readonly referencePrefix?: string | undefined
  /** Keeps deployments on one account apart. Default: one of the database's own, which a backup keeps. */
  readonly deployment?: string | undefined
  readonly settings?: Partial<Settings> | undefined
  readonly clock?: Clock | undefined
  /** What statements take for now. Default: the database's own clock. For tests. */
  readonly now?: (() => Instant) | undefined
  /** Names of processes. Default: random. */
  readonly ids?: (() => string) | undefined
  readonly fetch?: ProgressFetch | undefined
  /** Hears what goes wrong in the background, while the work goes on. Default: a warning of the process. */
  readonly onProblem?: Report | undefined
}

/** Opens the database, brings it up to date and makes the adapters. */
export async function openServices<Name extends string>(
  options: PaymentsOptions<Name>,
): Promise<Services> {
  const { providers, load, fetch, clock = systemClock, ids = randomUUID } = options
  let drawn = 0
  const sequence = { next: () => ++drawn } // evidence is stamped as it is stored
  const adapters = await createProviders(providers, { load, fetch, clock, sequence })
  const database = await openDatabase(options.database)
  await migrate(database)
  const store = await createStore(database, options.now && { now: options.now })
  const { referencePrefix: prefix = 'ps_', deployment = store.installation } = options
  const [only] = Object.keys(providers)
  return {
    ...createWake(),
    store,
    instances: await registerInstances(store, adapters),
    clock,
    owner: ids(),
    settings: { ...DEFAULT_SETTINGS, ...options.settings },
    references: createReferenceNames({ prefix, deployment }),
    route: options.route ?? (() => only ?? ''),
    webhookUrl: options.webhookUrl,
    running: new Map(),
  }
}
