import type { Budget } from '../payments/claim-due-payments.ts'
import { rows, type Session } from '../statements/session.ts'
import { milliseconds, NOW, statement } from '../statements/statement.ts'
import { INBOX_COLUMNS, type InboxRow, inboxRow } from './inbox-row.ts'

const CLAIM = statement(
  `with budgets as (
     select b.instance, b.limit
     from json_to_recordset(:budgets::json) as b (instance text, "limit" integer)
   ), picked as (
     select due.key as picked_key from budgets cross join lateral (
       select key from paystate.inbox
       where instance = budgets.instance and due_at <= ${NOW}
       order by due_at limit budgets.limit for update skip locked
     ) as due
   )
   update paystate.inbox set due_at = ${NOW} + ${milliseconds('postponeMs')}, tries = tries + 1
   from picked where key = picked_key
   returning ${INBOX_COLUMNS}`,
  inboxRow,
)

/** Due webhooks of the instances given: new ones, and those whose payment was not found yet. Postpones them. */
export function claimInbox(
  session: Session,
  { budgets, postponeMs }: { budgets: readonly Budget[]; postponeMs: number },
): Promise<readonly InboxRow[]> {
  return rows(session, {
    statement: CLAIM,
    values: { budgets: JSON.stringify(budgets), postponeMs },
  })
}
