import type { ReceivedWebhook } from '@paystate/core'
import type { Instance } from '../engine/instance.ts'
import { takeIn } from '../store/inbox/take-in.ts'
import type { Session } from '../store/statements/session.ts'
import { contentOf, digestOf } from './message-content.ts'
import { type RawMessage, storedHeaders } from './raw-message.ts'

/** A message that an instance's adapter has looked at. */
export interface Taken<Delivery> {
  readonly instance: Instance
  readonly message: RawMessage
  readonly delivery: Delivery
}

/**
 * How much of the body of an unsigned message is kept. Anyone can send one, so keeping all of it would let a stranger
 * fill the shop's disk. The body is never verified again, and what it names is kept in its hints.
 */
const MOST_UNSIGNED = 1_024

/** One insert, which waits for no lock of a payment. */
export function storeMessage(
  session: Session,
  { instance, message, delivery }: Taken<ReceivedWebhook>,
): Promise<void> {
  return takeIn(session, {
    instance: instance.name,
    digest: digestOf(delivery, message.bytes),
    hints: contentOf(delivery),
    headers: storedHeaders(message, instance.adapter.capabilities.webhooks.headers),
    body:
      delivery.authenticity === 'signed' ? message.bytes : message.bytes.subarray(0, MOST_UNSIGNED),
  })
}
