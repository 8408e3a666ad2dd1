import { rows, type Session } from '../statements/session.ts'
import { statement } from '../statements/statement.ts'
import { INBOX_COLUMNS, type InboxRow, inboxRow } from './inbox-row.ts'

const OF_PAYMENT = statement(
  `select ${INBOX_COLUMNS} from paystate.inbox where payment = :payment::bigint order by key`,
  inboxRow,
)

/** All webhooks that were assigned to a payment, handled or not. */
export function inboxOfPayment(
  session: Session,
  { payment }: { payment: number },
): Promise<readonly InboxRow[]> {
  return rows(session, { statement: OF_PAYMENT, values: { payment } })
}
