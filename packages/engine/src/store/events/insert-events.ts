import { z } from 'zod'
import { integer } from '../statements/fields.ts'
import { rows, type Transaction } from '../statements/session.ts'
import { NOW, statement } from '../statements/statement.ts'
import { eventPlace } from './read-events.ts'

/** Something that changed. */
export interface NewEvent {
  readonly type: string
  /** Null for what belongs to no payment; then its order is not defined. */
  readonly payment: number | null
  readonly order: string | null
  readonly data: object
}

/** The events of one change. */
interface NewEvents {
  readonly events: readonly NewEvent[]
  /** What changed, as it is after all of them; absent for what belongs to no payment. */
  readonly snapshot?: unknown
}

/**
 * The data of an event comes as the text of its JSON: taken out of the list as JSON, it would have to be text without
 * U+0000 and half characters, which a provider's words may have.
 *
 * A delivery behind one that waits or is held back is due when that one is: the claims pass over neither.
 */
const INSERT = statement(
  `with given as materialized (
     select (e ->> 'number')::bigint as number, e ->> 'type' as type, (e ->> 'payment')::bigint as payment, e ->> 'order' as order_id,
       (e ->> 'data')::json as data, place
     from json_array_elements(:events::json) with ordinality as list (e, place)
     order by place
   ), numbered as materialized (
     select coalesce(number, nextval('paystate.event_number')) as number, type, payment, order_id, data from given
   ), stored as (
     insert into paystate.events (number, type, payment, order_id, data, happened_at)
     select number, type, payment, order_id, data, ${NOW} from numbered
   ), delivered as (
     insert into paystate.deliveries (consumer, event, type, payment, due_at)
     select t.consumer, n.number, n.type, n.payment,
       case when head.consumer is null then ${NOW} else head.due_at end
     from numbered as n join paystate.consumer_types as t on t.type = n.type
     left join lateral (
       select d.consumer, d.due_at from paystate.deliveries as d
       where d.consumer = t.consumer and d.payment = n.payment
       order by d.event limit 1
     ) as head on true
   )
   select number from numbered order by number`,
  z.object({ number: integer }),
)

const DRAW = statement(
  `select nextval('paystate.event_number') as number from generate_series(1, :count::integer)`,
  z.object({ number: integer }),
)

/**
 * Stores events in the order given, with a delivery for every consumer that has their type, in the change's
 * own transaction. Call it under the payment's lock: numbers grow in the order of the changes.
 */
export async function insertEvents(tx: Transaction, given: NewEvents): Promise<readonly number[]> {
  if (given.events.length === 0) return []
  const values = { events: await jsonOf(tx, given) }
  return (await rows(tx, { statement: INSERT, values })).map(({ number }) => number)
}

/**
 * What is sealed is sealed for its number, and where events share a snapshot they name it by one: then the numbers are
 * drawn before, else the statement draws them.
 */
async function jsonOf(tx: Transaction, { events, snapshot }: NewEvents): Promise<string> {
  const { sealer } = tx
  const isShared = JSON.stringify(snapshot ?? null).length * events.length > MOST_OWN
  const own = snapshot === undefined ? {} : { snapshot }
  if (sealer.current === undefined && !isShared) {
    const stored = events.map((event) => ({
      ...event,
      data: JSON.stringify({ ...event.data, ...own }),
    }))
    return JSON.stringify(stored)
  }
  const drawn = await rows(tx, { statement: DRAW, values: { count: events.length } })
  const snapshotIn = drawn[0]?.number ?? 0
  const stored = events.map((event, index) => {
    const number = drawn[index]?.number ?? 0
    const data = { ...event.data, ...(isShared && index > 0 ? { snapshotIn } : own) }
    return { ...event, number, data: sealer.seal(data, eventPlace(number)) }
  })
  return JSON.stringify(stored)
}

/**
 * How many characters the snapshots of one change may have together. A read that shows 2,000 refunds has as many events
 * with 2,000 refunds in each: more than a text can hold, and all of them the same. The first event keeps it for all.
 */
const MOST_OWN = 16_000_000
