import { holdInQuarantine } from '../store/inbox/quarantine.ts'
import type { Session } from '../store/statements/session.ts'
import { digestOfBytes } from './message-content.ts'
import { type RawMessage, storedHeaders } from './raw-message.ts'

/** How many unverifiable messages of an instance are kept. */
const LIMIT = 100

export interface Unverified {
  readonly instance: string
  readonly message: RawMessage
  readonly reason: string
  /** The headers that verification needs. */
  readonly headers: readonly string[]
}

/**
 * Keeps a message that could not be verified, up to a limit. It is refused either way: the provider's
 * redelivery is what counts, the kept message a convenience. A copy must have the same headers too: a forged one
 * must not replace a genuine one.
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
