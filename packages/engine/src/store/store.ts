import type { Instant } from '@paystate/core'
import { z } from 'zod'
import type { Queryable } from './database/database.ts'
import type { OpenedDatabase } from './database/open-database.ts'
import type { AnomalyPolicies } from './policies/anomaly-policies.ts'
import type { UsableKey } from './sealing/seal-keys.ts'
import { createSealer, type Sealer } from './sealing/sealer.ts'
import { text } from './statements/fields.ts'
import { only, type Session, type Transaction } from './statements/session.ts'
import { statement } from './statements/statement.ts'

/** The engine's tables, and the time they are read at. */
export interface Store extends Session {
  readonly scope: 'statement'
  readonly database: OpenedDatabase
  /** Distinguishes this database from every other that paystate has migrated. */
  readonly installation: string
  /** Statements that are stored together or not at all. */
  transaction<T>(run: (tx: Transaction) => Promise<T>): Promise<T>
}

export interface StoreOptions {
  /** The current time of statements; absent in production, so that the database's own clock counts. */
  readonly now?: (() => Instant) | undefined
  /** What is done about anomalies. Default: they are told. */
  readonly policies?: AnomalyPolicies | undefined
  /** The keys of the application: the first seals, all open. Default: nothing is sealed. */
  readonly sealWith?: readonly UsableKey[] | undefined
}

const NOTHING_SEALED = createSealer([], { installation: '' })

const INSTALLATION = statement('select id from paystate.installation', z.object({ id: text }))

/** The store on a database that has been migrated. */
export async function createStore(
  database: OpenedDatabase,
  { now, policies = {}, sealWith = [] }: StoreOptions = {},
): Promise<Store> {
  const session = <Scope extends Session['scope']>(
    on: Queryable,
    { scope, sealer }: { scope: Scope; sealer: Sealer },
  ) => ({
    get now() {
      return now?.() ?? null
    },
    scope,
    policies,
    sealer,
    query: (text: string, values?: Parameters<Queryable['query']>[1]) => on.query(text, values),
  })
  const unsealed = session(database, { scope: 'statement', sealer: NOTHING_SEALED })
  const { id: installation } = await only(unsealed, { statement: INSTALLATION })
  const sealer = createSealer(sealWith, { installation })
  const statements = session(database, { scope: 'statement', sealer })
  return Object.assign(statements, {
    database,
    installation,
    transaction: <T>(run: (tx: Transaction) => Promise<T>) =>
      database.transaction((tx) => run(session(tx, { scope: 'transaction', sealer }))),
  })
}
