import { z } from 'zod'
import { integer } from '../statements/fields.ts'
import { rows, type Transaction } from '../statements/session.ts'
import { NOW, statement } from '../statements/statement.ts'
import { eventPlace } from './read-events.ts'

/** Something that changed, with a snapshot of it as of its number. */
export interface NewEvent {
  readonly type: string
  /** Null for what belongs to no payment; then its order is not defined. */
  readonly payment: number | null
  readonly order: string | null
  readonly data: unknown
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
export async function insertEvents(
  tx: Transaction,
  { events }: { events: readonly NewEvent[] },
): Promise<readonly number[]> {
  if (events.length === 0) return []
  const values = { events: await jsonOf(tx, events) }
  return (await rows(tx, { statement: INSERT, values })).map(({ number }) => number)
}

/** What is sealed is sealed for its number, so that is drawn before; else the statement draws it. */
async function jsonOf(tx: Transaction, events: readonly NewEvent[]): Promise<string> {
  const { sealer } = tx
  if (sealer.current === undefined) {
    return JSON.stringify(events.map((event) => ({ ...event, data: JSON.stringify(event.data) })))
  }
  const drawn = await rows(tx, { statement: DRAW, values: { count: events.length } })
  const sealed = events.map((event, index) => {
    const number = drawn[index]?.number ?? 0
    return { ...event, number, data: sealer.seal(event.data, eventPlace(number)) }
  })
  return JSON.stringify(sealed)
}
