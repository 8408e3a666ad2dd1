import { z } from 'zod'
import { flag } from '../statements/fields.ts'
import { only, type Session } from '../statements/session.ts'
import { statement } from '../statements/statement.ts'

/** What a listing named is taken in like a webhook, under a digest that begins with this. */
export const LISTED = 'listed:'

/** By its range: what follows the colon is the semicolon. */
const HAS = statement(
  `select exists (
     select from paystate.inbox
     where instance = :instance and digest >= 'listed:' and digest < 'listed;'
       and handled_at is null and state in ('new', 'unmatched', 'matched')) as has`,
  z.object({ has: flag }),
)

/** Whether something that a listing named has not been dealt with yet. */
export async function hasOpenListed(
  session: Session,
  { instance }: { instance: string },
): Promise<boolean> {
  return (await only(session, { statement: HAS, values: { instance } })).has
}
