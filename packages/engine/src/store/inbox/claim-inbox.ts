import { rows, type Session } from '../statements/session.ts'
import { milliseconds, NOW, statement } from '../statements/statement.ts'
import { INBOX_COLUMNS, type InboxRow, inboxRow } from './inbox-row.ts'

/** How many due rows of which instance are claimed, and how long they are postponed. */
export interface InboxClaim {
  readonly instance: string
  readonly limit: number
  readonly postponeMs: number
}

const CLAIM = statement(
  `update paystate.inbox set due_at = ${NOW} + ${milliseconds('postponeMs')}, tries = tries + 1
   where key = any (array(
     select key from paystate.inbox where instance = :instance and due_at <= ${NOW}
     order by due_at limit :limit::integer for update skip locked))
   returning ${INBOX_COLUMNS}`,
  inboxRow,
)

/** Due webhooks of an instance: new ones, and those whose payment was not found yet. Postpones them. */
export function claimInbox(session: Session, claim: InboxClaim): Promise<readonly InboxRow[]> {
  return rows(session, { statement: CLAIM, values: { ...claim } })
}
