import { z } from 'zod'
import { DUE, type Due, dueValues } from '../statements/due.ts'
import { instant, integer, json, text } from '../statements/fields.ts'
import { first, type Session } from '../statements/session.ts'
import { epoch, milliseconds, NOW, statement } from '../statements/statement.ts'

const sweepRow = z.object({
  instance: text,
  lease: integer,
  cursor: json.nullable(),
  heldSince: instant.nullable(),
  heldAt: instant.nullable(),
  /** The database's time when it was taken. */
  asOf: instant,
})

/** The right to list an instance's changes, from a cursor on. */
export type Sweep = z.infer<typeof sweepRow>

const TAKE = statement(
  `update paystate.instances set
     lease = lease + 1, lease_owner = :owner, lease_until = ${NOW} + ${milliseconds('forMs')},
     due_at = ${NOW} + ${milliseconds('forMs')}
   where name = (
     select name from paystate.instances
     where name in (select json_array_elements_text(:instances::json)) and due_at <= ${NOW}
       and (open_until is null or open_until <= ${NOW})
     order by due_at limit 1 for update skip locked)
   returning name as instance, lease, cursor::text as cursor,
     ${epoch('held_since')} as "heldSince", ${epoch('held_at')} as "heldAt", ${epoch(NOW)} as "asOf"`,
  sweepRow,
)

const END = statement(
  `update paystate.instances set
     cursor = :cursor::json, lease_until = null, lease_owner = null, due_at = ${DUE}, changed_at = ${NOW}
   where name = :instance and lease = :lease::bigint and lease_until is not null
   returning name as instance`,
  z.object({ instance: text }),
)

/** Takes a due sweep of one of the instances given. */
export function takeSweep(
  session: Session,
  { instances, forMs, owner }: { instances: readonly string[]; forMs: number; owner: string },
): Promise<Sweep | undefined> {
  const values = { instances: JSON.stringify(instances), forMs, owner }
  return first(session, { statement: TAKE, values })
}

/** Stores how far a sweep came; `lost` when another process has begun one since. */
export async function endSweep(
  session: Session,
  { sweep, cursor, due }: { sweep: Sweep; cursor: unknown; due: Due },
): Promise<'ended' | 'lost'> {
  const { instance, lease } = sweep
  const values = { instance, lease, cursor: JSON.stringify(cursor ?? null), ...dueValues(due) }
  return (await first(session, { statement: END, values })) ? 'ended' : 'lost'
}
