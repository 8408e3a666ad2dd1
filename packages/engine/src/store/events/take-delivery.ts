import type { z } from 'zod'
import { integer, nothing } from '../statements/fields.ts'
import { first, run, type Transaction } from '../statements/session.ts'
import { NOW, statement } from '../statements/statement.ts'
import { EVENT_COLUMNS, eventRow } from './read-events.ts'

/** As it is stored: its data is opened for its handler. */
const delivery = eventRow.extend({ tries: integer })

/** An event for a consumer, and how often its handler has failed before. */
export type Delivery = z.infer<typeof delivery>

/** The lowest number is looked up row by row, so that the first that fits ends the search. */
const TAKE = statement(
  `with taken as (
     delete from paystate.deliveries
     where consumer = :consumer and event = any (array(
       select d.event from paystate.deliveries as d
       where d.consumer = :consumer and d.due_at <= ${NOW}
         and d.type = any (array(select json_array_elements_text(:types::json)))
         and d.event = coalesce((
           select lower.event from paystate.deliveries as lower
           where lower.consumer = :consumer and lower.payment = d.payment
           order by lower.event limit 1), d.event)
         and not exists (
           select from paystate.consumer_types
           where consumer = :consumer and backfill_until is not null)
       order by d.due_at limit 1 for update of d skip locked))
     returning event, tries
   )
   select ${EVENT_COLUMNS}, taken.tries,
     set_config('statement_timeout', :limit, true) as "limit"
   from taken join paystate.events as e on e.number = taken.event`,
  delivery,
)

const HURRY = statement(
  `update paystate.deliveries set due_at = ${NOW}
   where consumer = :consumer and payment = :payment::bigint and due_at > ${NOW}`,
  nothing,
)

/**
 * Takes a consumer's next event out of its deliveries: the lowest number left of its payment, of a type that
 * this process has a handler for. Run the handler in this transaction; its commit is the delivery, and if it
 * ends in any other way the event is there again. From then on no statement of the transaction takes longer than
 * `limitMs`.
 */
export async function takeDelivery(
  tx: Transaction,
  {
    consumer,
    types,
    limitMs,
  }: { consumer: string; types: readonly string[]; readonly limitMs: number },
): Promise<Delivery | undefined> {
  const values = { consumer, types: JSON.stringify(types), limit: String(limitMs) }
  const taken = await first(tx, { statement: TAKE, values })
  if (taken?.payment && taken.tries > 0) {
    await run(tx, { statement: HURRY, values: { consumer, payment: taken.payment } })
  }
  return taken
}
