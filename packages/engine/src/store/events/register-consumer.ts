import { z } from 'zod'
import { nothing, text } from '../statements/fields.ts'
import { rows, run, type Session, type Transaction } from '../statements/session.ts'
import { NOW, statement } from '../statements/statement.ts'
import type { Store } from '../store.ts'

export interface NewConsumer {
  /** What was delivered is stored under this name. */
  readonly name: string
  /** The types it has handlers for; those it once had stay registered. */
  readonly types: readonly string[]
  /** Whether it receives events from before it was registered. The first registration counts. */
  readonly begins: 'now' | 'beginning'
}

const TYPES = statement(
  'select type from paystate.consumer_types where consumer = :name',
  z.object({ type: text }),
)

/** Waits briefly for running changes: new changes wait behind it. A `set` would end all plans of an embedded one. */
const LIMIT = statement(`select set_config('lock_timeout', '500ms', true)`, nothing)
const LOCK = statement(
  `select pg_advisory_xact_lock(hashtextextended('paystate.consumers', 0)) is null`,
  nothing,
)

const CONSUMER = statement(
  `insert into paystate.consumers (name, begins, created_at) values (:name, :begins, ${NOW})
   on conflict (name) do nothing`,
  nothing,
)

const ADD_TYPES = statement(
  `insert into paystate.consumer_types (consumer, type, backfill_until, created_at)
   select c.name, type,
     case when c.begins = 'beginning' and s.is_called then s.last_value end, ${NOW}
   from paystate.consumers as c, paystate.event_number as s,
     json_array_elements_text(:types::json) as type
   where c.name = :name
   on conflict (consumer, type) do nothing`,
  nothing,
)

/**
 * Registers a consumer with its types. If already registered, it costs one read.
 *
 * @throws {DatabaseError} `conflict` while a long transaction changes payments: call it again.
 */
export async function registerConsumer(store: Store, consumer: NewConsumer): Promise<void> {
  if (await isRegistered(store, consumer)) return
  await store.transaction((tx) => register(tx, consumer))
}

async function isRegistered(session: Session, { name, types }: NewConsumer): Promise<boolean> {
  const known = await rows(session, { statement: TYPES, values: { name } })
  return types.every((type) => known.some((one) => one.type === type)) && known.length > 0
}

async function register(tx: Transaction, { name, types, begins }: NewConsumer): Promise<void> {
  await run(tx, { statement: LIMIT })
  await run(tx, { statement: LOCK })
  await run(tx, { statement: CONSUMER, values: { name, begins } })
  await run(tx, { statement: ADD_TYPES, values: { name, types: JSON.stringify(types) } })
}
