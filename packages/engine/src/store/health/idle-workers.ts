import { z } from 'zod'
import { instant } from '../statements/fields.ts'
import { only, type Session } from '../statements/session.ts'
import { epoch, NOW, statement } from '../statements/statement.ts'

/** Workers list each provider's changes every few minutes; one that rests after failures is not due. */
const IDLE = statement(
  `select ${epoch('since')} as since,
     coalesce(greatest(0, extract(epoch from ${NOW} - since) * 1000), 0)::float8 as "idleMs"
   from (
     select max(greatest(due_at, open_until)) as since from paystate.instances
     where name in (select json_array_elements_text(:instances::json))
   ) as latest`,
  z.object({ since: instant.nullable(), idleMs: z.number() }),
)

/** Since when the listings of all these instances have been due, which workers do. */
export function readIdle(
  session: Session,
  { instances }: { readonly instances: readonly string[] },
): Promise<{ readonly since: string | null; readonly idleMs: number }> {
  return only(session, { statement: IDLE, values: { instances: JSON.stringify(instances) } })
}
