import { z } from 'zod'
import { integer } from '../statements/fields.ts'
import { first, type Session } from '../statements/session.ts'
import { NOW, statement } from '../statements/statement.ts'

/** One type at a time, from where the last batch ended. */
const BACKFILL = statement(
  `with part as (
     select consumer, type, backfill_after, backfill_until from paystate.consumer_types
     where consumer = :consumer and backfill_until is not null
     order by type limit 1 for update
   ), batch as materialized (
     select e.number, e.type, e.payment from part join paystate.events as e
       on e.type = part.type and e.number > part.backfill_after and e.number <= part.backfill_until
     order by e.number limit :limit::integer
   ), delivered as (
     insert into paystate.deliveries (consumer, event, type, payment, due_at)
     select :consumer, number, type, payment, ${NOW} from batch
     on conflict (consumer, event) do nothing
   ), counted as (
     select count(*) as size, max(number) as last from batch
   )
   update paystate.consumer_types as t set
     backfill_after = coalesce(counted.last, t.backfill_after),
     backfill_until = case when counted.size < :limit::integer then null else t.backfill_until end
   from part, counted
   where t.consumer = part.consumer and t.type = part.type
   returning counted.size`,
  z.object({ size: integer }),
)

/**
 * Makes a batch of the deliveries that a consumer from the beginning lacks. Until there is nothing `more`, it
 * hears nothing: what is old comes first.
 */
export async function backfillConsumer(
  session: Session,
  { consumer, limit }: { consumer: string; limit: number },
): Promise<'more' | 'done'> {
  const part = await first(session, { statement: BACKFILL, values: { consumer, limit } })
  return part === undefined ? 'done' : 'more'
}
