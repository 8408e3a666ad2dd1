import { z } from 'zod'
import { integer, text } from '../statements/fields.ts'
import { rows, type Session } from '../statements/session.ts'
import { milliseconds, NOW, statement } from '../statements/statement.ts'

/** How many due rows of an instance are taken at most. */
export interface Budget {
  readonly instance: string
  readonly limit: number
}

const claimed = z.object({ key: integer, id: text, instance: text })

const CLAIM = statement(
  `with budgets as (
     select b.instance, b.limit
     from json_to_recordset(:budgets::json) as b (instance text, "limit" integer)
     where not exists (
       select from paystate.instances where name = b.instance and open_until > ${NOW})
   ), picked as (
     select due.key from budgets cross join lateral (
       select key from paystate.payments
       where instance = budgets.instance and due_at <= ${NOW}
       order by due_at limit budgets.limit for update skip locked
     ) as due
   )
   update paystate.payments as p set due_at = ${NOW} + ${milliseconds('postponeMs')}
   from picked where p.key = picked.key
   returning p.key, p.id, p.instance`,
  claimed,
)

/**
 * Due payments of the instances given, each within its budget and while its circuit is closed. Leases none:
 * they are postponed, so that they come again when whoever claimed them does not get to them.
 */
export function claimDuePayments(
  session: Session,
  { budgets, postponeMs }: { budgets: readonly Budget[]; postponeMs: number },
): Promise<readonly z.infer<typeof claimed>[]> {
  const values = { budgets: JSON.stringify(budgets), postponeMs }
  return rows(session, { statement: CLAIM, values })
}
