import type { Claim } from '../payments/claim-due-payments.ts'
import { rows, type Session } from '../statements/session.ts'
import { milliseconds, NOW, statement } from '../statements/statement.ts'
import { INBOX_COLUMNS, type InboxRow, inboxRow } from './inbox-row.ts'

const CLAIM = statement(
  `update paystate.inbox set due_at = ${NOW} + ${milliseconds('postponeMs')}, tries = tries + 1
   where key = any (array(
     select key from paystate.inbox where instance = :instance and due_at <= ${NOW}
     order by due_at limit :limit::integer for update skip locked))
   returning ${INBOX_COLUMNS}`,
  inboxRow,
)

/** Due webhooks of an instance: new ones, and those whose payment was not found yet. Postpones them. */
export function claimInbox(session: Session, claim: Claim): Promise<readonly InboxRow[]> {
  return rows(session, { statement: CLAIM, values: { ...claim } })
}
