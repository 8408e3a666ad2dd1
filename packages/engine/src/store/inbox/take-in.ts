import { isDatabaseError } from '../database/database-error.ts'
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

const INSERT = `
  insert into paystate.inbox
     (instance, digest, hints, headers, body, received_at, called_at, due_at)
   values (:instance, :digest, :hints::json, :headers::json, decode(:body, 'base64'),
     ${NOW}, ${NOW}, ${NOW})`

const NEW = statement(INSERT, nothing)

const NEW_OR_COPY = statement(
  `${INSERT}
   on conflict (instance, digest) where handled_at is null do update set
     calls = inbox.calls + 1, called_at = excluded.called_at,
     due_at = least(inbox.due_at, excluded.due_at)`,
  nothing,
)

/**
 * Stores a webhook before it is acknowledged. One statement that waits for no payment and no order: a copy of
 * one that is still unhandled only counts its calls up; after it was handled, the same bytes are news.
 *
 * Nearly all are news, and a plain insert takes three quarters of the time of one that provides for a copy: a copy
 * costs a second statement. Neither returns rows, which would cost as much.
 *
 * When it rejects, do not acknowledge.
 */
export async function takeIn(
  session: Session,
  { hints, headers, body, ...columns }: IncomingWebhook,
): Promise<void> {
  const { sealer } = session
  const sealed = {
    hints: sealer.seal(hints, inboxPlace('hints', columns)),
    headers: sealer.seal(headers, inboxPlace('headers', columns)),
    body: base64(sealer.sealBytes(body, inboxPlace('body', columns))),
  }
  const values = { ...columns, ...sealed }
  if (session.scope === 'transaction') return run(session, { statement: NEW_OR_COPY, values })
  try {
    await run(session, { statement: NEW, values })
  } catch (error) {
    if (!isDatabaseError(error) || error.sqlState !== UNIQUE_VIOLATION) throw error
    await run(session, { statement: NEW_OR_COPY, values })
  }
}

const UNIQUE_VIOLATION = '23505'
