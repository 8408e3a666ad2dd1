import { z } from 'zod'
import { text } from '../statements/fields.ts'
import { only, rows, type Session } from '../statements/session.ts'
import { milliseconds, NOW, statement } from '../statements/statement.ts'

/** Each part is the beginning of an index. */
const OVERDUE = statement(
  `select greatest(0, extract(epoch from ${NOW} - min(due_at)) * 1000)::float8 as overdue from (
     select p.due_at from json_array_elements_text(:instances::json) as name, lateral (
       select due_at from paystate.payments
       where instance = name and due_at is not null order by due_at limit 1) as p
     union all
     select i.due_at from json_array_elements_text(:instances::json) as name, lateral (
       select due_at from paystate.inbox
       where instance = name and due_at is not null order by due_at limit 1) as i
     union all
     select d.due_at from paystate.consumers as c, lateral (
       select due_at from paystate.deliveries
       where consumer = c.name and due_at is not null order by due_at limit 1) as d
   ) as due`,
  z.object({ overdue: z.number().nullable() }),
)

const UNHEARD = statement(
  `select t.consumer, t.type from paystate.consumer_types as t
   where exists (
     select from paystate.deliveries as d
     where d.consumer = t.consumer and d.type = t.type
       and (d.due_at is null or d.due_at < ${NOW} - ${milliseconds('forMs')}))
   order by t.consumer, t.type`,
  z.object({ consumer: text, type: text }),
)

const DURABILITY = statement(
  `select current_setting('synchronous_commit') as setting`,
  z.object({ setting: text }),
)

/** A type of event that a consumer registered for, and that waits for its handler. */
export type Unheard = { readonly consumer: string; readonly type: string }

/** How long the oldest due work has waited, in milliseconds. */
export async function readOverdue(
  session: Session,
  { instances }: { instances: readonly string[] },
): Promise<number> {
  const values = { instances: JSON.stringify(instances) }
  return Math.floor((await only(session, { statement: OVERDUE, values })).overdue ?? 0)
}

/** Events that have waited this long, or are held back, by consumer and type. */
export function readUnheard(
  session: Session,
  { forMs }: { forMs: number },
): Promise<readonly Unheard[]> {
  return rows(session, { statement: UNHEARD, values: { forMs } })
}

/** Whether an acknowledged commit survives a crash of the server. */
export async function isDurable(session: Session): Promise<boolean> {
  return (await only(session, { statement: DURABILITY })).setting !== 'off'
}
