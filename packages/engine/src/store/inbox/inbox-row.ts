import { Buffer } from 'node:buffer'
import { z } from 'zod'
import { instant, integer, json, text } from '../statements/fields.ts'
import { named } from '../statements/named.ts'
import { epoch } from '../statements/statement.ts'

/** Bytes, selected as base64. */
export const bytes = z.string().transform((value) => new Uint8Array(Buffer.from(value, 'base64')))

export function base64(value: Uint8Array): string {
  return Buffer.from(value).toString('base64')
}

type InboxState = 'new' | 'matched' | 'unmatched' | 'foreign' | 'orphan'

export const inboxRow = z.object({
  key: integer,
  instance: text,
  digest: text,
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

export const INBOX_COLUMNS = `
  key, instance, digest, hints::text as hints, headers::text as headers,
  encode(body, 'base64') as body, state, payment, calls, tries,
  ${epoch('received_at')} as "receivedAt", ${epoch('called_at')} as "calledAt",
  ${epoch('due_at')} as "dueAt", ${epoch('handled_at')} as "handledAt"`
