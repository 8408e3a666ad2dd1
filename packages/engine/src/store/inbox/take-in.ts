import { nothing } from '../statements/fields.ts'
import { run, type Session } from '../statements/session.ts'
import { NOW, statement } from '../statements/statement.ts'
import { base64, inboxPlace } from './inbox-row.ts'

/** A verified webhook, with what it needs to be verified again. */
export interface IncomingWebhook {
  readonly instance: string
  /** The provider's id of the event where there is one, else a digest of the bytes. */
  readonly digest: string
  /** Core's hints, as JSON. */
  readonly hints: unknown
  /** Those headers that verification needs, and no others. */
  readonly headers: Readonly<Record<string, string>>
  readonly body: Uint8Array
}

const TAKE_IN = statement(
  `insert into paystate.inbox
     (instance, digest, hints, headers, body, received_at, called_at, due_at)
   values (:instance, :digest, :hints::json, :headers::json, decode(:body, 'base64'),
     ${NOW}, ${NOW}, ${NOW})
   on conflict (instance, digest) where handled_at is null do update set
     calls = inbox.calls + 1, called_at = excluded.called_at,
     due_at = least(inbox.due_at, excluded.due_at)`,
  nothing,
)

/**
 * Stores a webhook before it is acknowledged. One statement that waits for no payment and no order: a copy of
 * one that is still unhandled only counts its calls up; after it was handled, the same bytes are news.
 *
 * A plain insert of what is news takes a tenth less of the whole intake, but each copy would then be an error in
 * the log of the database. It returns no rows, which would cost as much again.
 *
 * When it rejects, do not acknowledge.
 */
export function takeIn(
  session: Session,
  { hints, headers, body, ...columns }: IncomingWebhook,
): Promise<void> {
  const { sealer } = session
  const sealed = {
    hints: sealer.seal(hints, inboxPlace('hints', columns)),
    headers: sealer.seal(headers, inboxPlace('headers', columns)),
    body: base64(sealer.sealBytes(body, inboxPlace('body', columns))),
  }
  return run(session, { statement: TAKE_IN, values: { ...columns, ...sealed } })
}
