import { z } from 'zod'
import { WAKE_PAYMENT } from '../payments/wake-payment.ts'
import { DUE, type Due, dueValues } from '../statements/due.ts'
import { integer } from '../statements/fields.ts'
import { first, rows, type Session } from '../statements/session.ts'
import { statement } from '../statements/statement.ts'
import { INBOX_COLUMNS, type InboxRow, inboxRow } from './inbox-row.ts'

const key = z.object({ key: integer })

const MATCH = statement(
  `with woken as (${WAKE_PAYMENT})
   update paystate.inbox set state = 'matched', payment = :payment::bigint, due_at = null
   where key = :webhook::bigint and calls = :calls::bigint and handled_at is null
   returning key`,
  key,
)

const LEAVE = statement(
  `update paystate.inbox set state = :state, due_at = ${DUE}
   where key = :webhook::bigint and calls = :calls::bigint and handled_at is null
   returning key`,
  key,
)

const OPEN = statement(
  `select ${INBOX_COLUMNS} from paystate.inbox
   where payment = :payment::bigint and handled_at is null order by key`,
  inboxRow,
)

/**
 * Assigns a webhook to its payment and wakes that. `called_again` when a copy arrived since it was
 * read: then it is due again by itself.
 */
export async function matchInbox(
  session: Session,
  { webhook, payment }: { webhook: Pick<InboxRow, 'key' | 'calls'>; payment: number },
): Promise<'matched' | 'called_again'> {
  const values = { webhook: webhook.key, calls: webhook.calls, payment }
  return (await first(session, { statement: MATCH, values })) ? 'matched' : 'called_again'
}

/** Keeps a webhook without a payment, to be checked again at `due`. */
export async function leaveInbox(
  session: Session,
  given: {
    readonly webhook: Pick<InboxRow, 'key' | 'calls'>
    readonly state: 'unmatched' | 'foreign' | 'orphan'
    readonly due: Due
  },
): Promise<'left' | 'called_again'> {
  const { webhook, state, due } = given
  const values = { webhook: webhook.key, calls: webhook.calls, state, ...dueValues(due) }
  return (await first(session, { statement: LEAVE, values })) ? 'left' : 'called_again'
}

/** The unhandled webhooks of a payment. Take them before its read begins, and close just those. */
export function openInbox(
  session: Session,
  { payment }: { payment: number },
): Promise<readonly InboxRow[]> {
  return rows(session, { statement: OPEN, values: { payment } })
}
