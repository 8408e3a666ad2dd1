import { Buffer } from 'node:buffer'
import { z } from 'zod'
import type { Place } from '../sealing/place.ts'
import { instant, integer, json, named, text } from '../statements/fields.ts'
import type { Session } from '../statements/session.ts'
import { epoch } from '../statements/statement.ts'

/** Bytes, selected as base64. */
export const bytes = z.string().transform((value) => new Uint8Array(Buffer.from(value, 'base64')))

export function base64(value: Uint8Array): string {
  return Buffer.from(value).toString('base64')
}

type InboxState = 'new' | 'matched' | 'unmatched' | 'foreign' | 'orphan'

/** Where a column of a message is sealed for: copies of the same message have the same place. */
export function inboxPlace(
  column: 'hints' | 'headers' | 'body',
  { instance, digest }: { readonly instance: string; readonly digest: string },
): Place {
  return { table: 'inbox', column, row: [instance, digest] }
}

export const inboxRow = z.object({
  key: integer,
  instance: text,
  digest: text,
  /** As they are stored: `hintsOf` opens them. */
  hints: json,
  headers: json,
  body: bytes,
  state: named<InboxState>(),
  payment: integer.nullable(),
  calls: integer,
  tries: integer,
  receivedAt: instant,
  calledAt: instant,
  dueAt: instant.nullable(),
  handledAt: instant.nullable(),
})

/** A received webhook, and how often the same arrived while it was unhandled. */
export type InboxRow = z.infer<typeof inboxRow>

/**
 * The hints of a message, opened one by one: a message whose key is missing must not hold up the others.
 *
 * @throws {DatabaseError} `sealed`
 */
export function hintsOf(
  { sealer }: Session,
  webhook: Pick<InboxRow, 'hints' | 'instance' | 'digest'>,
): unknown {
  return sealer.open(webhook.hints, inboxPlace('hints', webhook))
}

export const INBOX_COLUMNS = `
  key, instance, digest, hints::text as hints, headers::text as headers,
  encode(body, 'base64') as body, state, payment, calls, tries,
  ${epoch('received_at')} as "receivedAt", ${epoch('called_at')} as "calledAt",
  ${epoch('due_at')} as "dueAt", ${epoch('handled_at')} as "handledAt"`
