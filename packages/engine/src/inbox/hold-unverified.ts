import { holdInQuarantine } from '../store/inbox/quarantine.ts'
import type { Session } from '../store/statements/session.ts'
import { digestOfBytes } from './message-content.ts'
import { type RawMessage, storedHeaders } from './raw-message.ts'

/** So many messages of an instance that cannot be verified are kept. */
const LIMIT = 100

export interface Unverified {
  readonly instance: string
  readonly message: RawMessage
  readonly reason: string
  /** Those that verification needs. */
  readonly headers: readonly string[]
}

/**
 * Keeps a message that could not be verified, up to a limit. It is refused either way: what the provider
 * repeats is certain, what was kept is a convenience of ours. A copy has the same headers too: a forged one
 * must not stand for a genuine one.
 */
export function holdUnverified(
  session: Session,
  { instance, message, reason, headers }: Unverified,
): Promise<'held' | 'full'> {
  const kept = storedHeaders(message, headers)
  return holdInQuarantine(session, {
    instance,
    digest: digestOfBytes(message.bytes, kept),
    reason,
    headers: kept,
    body: message.bytes,
    limit: LIMIT,
  })
}
