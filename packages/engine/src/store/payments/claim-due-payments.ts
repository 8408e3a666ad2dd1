import { z } from 'zod'
import { integer, text } from '../statements/fields.ts'
import { rows, type Session } from '../statements/session.ts'
import { milliseconds, NOW, statement } from '../statements/statement.ts'

/** How many due rows of which instance are taken, and how long they are put off. */
export interface Claim {
  readonly instance: string
  readonly limit: number
  readonly postponeMs: number
}

const claimed = z.object({ key: integer, id: text })

/** An array, not a join: its rows are found by their keys, however many the planner expects. */
const CLAIM = statement(
  `update paystate.payments set due_at = ${NOW} + ${milliseconds('postponeMs')}
   where key = any (array(
     select key from paystate.payments
     where instance = :instance and due_at <= ${NOW}
       and not exists (
         select from paystate.instances where name = :instance and open_until > ${NOW})
     order by due_at limit :limit::integer for update skip locked))
   returning key, id`,
  claimed,
)

/**
 * Due payments of an instance, oldest first, while its circuit is closed. Leases none: they are postponed, so
 * that they come again when whoever claimed them does not get to them.
 */
export function claimDuePayments(
  session: Session,
  claim: Claim,
): Promise<readonly z.infer<typeof claimed>[]> {
  return rows(session, { statement: CLAIM, values: { ...claim } })
}
