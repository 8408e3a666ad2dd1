import { z } from 'zod'
import { integer } from '../statements/fields.ts'
import { rows, type Session } from '../statements/session.ts'
import { NOW, statement } from '../statements/statement.ts'
import type { InboxRow } from './inbox-row.ts'

const CLOSE = statement(
  `update paystate.inbox as i set handled_at = ${NOW}, due_at = null
   from json_to_recordset(:webhooks::json) as w (key bigint, calls bigint)
   where i.key = w.key and i.calls = w.calls and i.handled_at is null
   returning i.key`,
  z.object({ key: integer }),
)

/**
 * Closes webhooks that a read has covered, each only if no copy arrived since that read began: `webhooks` are
 * as they were before it. Returns the keys of those that were closed; the others stay due.
 *
 * Make it the last statement of its transaction: a copy that arrives meanwhile waits for it.
 */
export async function closeInbox(
  session: Session,
  { webhooks }: { webhooks: readonly Pick<InboxRow, 'key' | 'calls'>[] },
): Promise<readonly number[]> {
  const values = { webhooks: JSON.stringify(webhooks.map(({ key, calls }) => ({ key, calls }))) }
  return (await rows(session, { statement: CLOSE, values })).map(({ key }) => key)
}
