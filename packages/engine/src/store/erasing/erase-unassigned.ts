import { z } from 'zod'
import { integer } from '../statements/fields.ts'
import { rows, type Session } from '../statements/session.ts'
import { milliseconds, NOW, statement } from '../statements/statement.ts'

const key = z.object({ key: integer })

/** By the index of what belongs to nobody. */
const INBOX = statement(
  `delete from paystate.inbox where key = any (array(
     select key from paystate.inbox
     where payment is null and (state in ('foreign', 'orphan') or handled_at is not null)
       and called_at <= ${NOW} - ${milliseconds('afterMs')}
     order by called_at limit :limit::integer for update skip locked))
   returning key`,
  key,
)

const QUARANTINE = statement(
  `delete from paystate.quarantine where key = any (array(
     select key from paystate.quarantine where called_at <= ${NOW} - ${milliseconds('afterMs')}
     order by called_at limit :limit::integer for update skip locked))
   returning key`,
  key,
)

/** Removes messages that belong to no payment here, and unverified ones, once they are so old. */
export async function eraseUnassigned(
  session: Session,
  values: { readonly afterMs: number; readonly limit: number },
): Promise<number> {
  const inbox = await rows(session, { statement: INBOX, values })
  const quarantine = await rows(session, { statement: QUARANTINE, values })
  return inbox.length + quarantine.length
}
