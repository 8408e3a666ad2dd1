import { z } from 'zod'
import { integer, text } from '../statements/fields.ts'
import { rows, type Session } from '../statements/session.ts'
import { milliseconds, NOW, statement } from '../statements/statement.ts'

/** How many due rows of which instances are taken, and how long they are put off. */
export interface PaymentClaim {
  readonly instances: readonly string[]
  readonly limit: number
  readonly postponeMs: number
  /** How long after a probe of a provider that is down the next one is made. */
  readonly probeEveryMs: number
}

const claimed = z.object({ key: integer, id: text })

/**
 * Each instance is asked for its own oldest rows, by its index; then the first of each comes before the second
 * of any, by lot where not all can be taken. Of an instance whose circuit is open none are taken, or one, as a probe, by one process at a time.
 *
 * An array, not a join: its rows are found by their keys, however many the planner expects.
 */
const CLAIM = statement(
  `with named as (select json_array_elements_text(:instances::json) as name),
   probed as (
     update paystate.instances set open_until = ${NOW} + ${milliseconds('probeEveryMs')}
     where name in (
       select name from paystate.instances
       where name in (select name from named) and open_until <= ${NOW} for update skip locked)
     returning name),
   budgets as (
     select name, :limit::integer as budget from named
     where not exists (
       select from paystate.instances as i where i.name = named.name and i.open_until is not null)
     union all
     select name, 1 from probed),
   due as (
     select p.key, row_number() over (partition by b.name order by p.due_at) as place
     from budgets as b cross join lateral (
       select key, due_at from paystate.payments
       where instance = b.name and due_at <= ${NOW}
       order by due_at limit b.budget for update skip locked) as p)
   update paystate.payments set due_at = ${NOW} + ${milliseconds('postponeMs')}
   where key = any (array(select key from due order by place, random() limit :limit::integer))
   returning key, id`,
  claimed,
)

/**
 * Due payments of several instances, none of which can take another's share. Leases none: they are postponed,
 * so that they come again when whoever claimed them does not get to them.
 */
export function claimDuePayments(
  session: Session,
  { instances, ...claim }: PaymentClaim,
): Promise<readonly z.infer<typeof claimed>[]> {
  const values = { ...claim, instances: JSON.stringify(instances) }
  return rows(session, { statement: CLAIM, values })
}
