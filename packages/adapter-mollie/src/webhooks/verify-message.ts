import { isSignedWith, jsonOf } from '@paystate/adapter-kit'
import { type Account, type Clock, epochOf } from '@paystate/core'
import { readInstant } from '@paystate/core/adapter'
import type { Message, RawMessage } from './message.ts'
import { eventReply, readEvent } from './read-event.ts'

export interface Verification {
  readonly account: Account
  readonly secrets: readonly string[]
  readonly clock: Clock
}

/**
 * Reads a signed event. The signature is over the raw bytes; while a secret is being replaced there are
 * two of them. One that is absent is a refusal: this is not the classic form, which has none.
 *
 * @see https://docs.mollie.com/reference/webhooks-new
 */
export function readSigned(raw: RawMessage, verification: Verification): Message {
  const { account, secrets, clock } = verification
  const digests = digestsIn(raw.headers.get('x-mollie-signature') ?? '')
  if (digests.length === 0) return { ok: false, status: 401, why: 'It has no signature.' }
  if (secrets.length === 0) {
    return { ok: false, status: 401, why: 'No secret is configured to check its signature.' }
  }
  if (!isSignedWith(secrets, { bytes: raw.bytes, digests })) {
    return { ok: false, status: 401, why: 'Its signature is wrong.' }
  }
  const { data: event } = eventReply.safeParse(jsonOf(raw.bytes))
  if (!event) return { ok: false, status: 400, why: 'It is not an event.' }
  const mode = event._embedded?.entity?.mode
  if (mode !== undefined && mode !== account.mode) {
    return { ok: false, status: 400, why: 'It is about the other mode than this account.' }
  }
  const sentAt = readInstant(event.createdAt)
  return {
    ok: true,
    authenticity: 'signed',
    hint: readEvent(event, account),
    ...(sentAt !== undefined && { ageMs: clock.now() - epochOf(sentAt) }),
  }
}

/** Several headers arrive joined by commas. */
function digestsIn(header: string): readonly string[] {
  return header
    .split(',')
    .map((part) => part.trim().replace(/^sha256=/, ''))
    .filter((digest) => /^[0-9a-f]{64}$/i.test(digest))
}
