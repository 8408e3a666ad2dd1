import type { PaymentError } from '../errors/payment-error.ts'
import type { Observation } from '../evidence/observation.ts'
import type { WebhookHint } from './webhook-hint.ts'

/**
 * A provider's call, verified offline.
 *
 * Duplicates and old messages are received, not refused: refusing them would refuse the redeliveries that
 * follow an outage of ours. They cost one read.
 */
export type WebhookDelivery = ReceivedWebhook | RefusedWebhook

/** A message that may be the provider's: what it hints at, and how to respond to it. */
export interface ReceivedWebhook {
  readonly kind: 'received'
  /** `unsigned`: anybody can have sent it; its hint is worth a read and nothing more. */
  readonly authenticity: 'signed' | 'unsigned'
  readonly hints: readonly WebhookHint[]
  /** What only this signed message reports, such as a dispute: evidence for `applyObservation`. */
  readonly observations: readonly Observation[]
  /** The age that the message claims, in milliseconds of the sender's clock. Reported, never judged. */
  readonly ageMs?: number
  /** The response that ends redelivery: return it once the hints are stored. */
  acknowledge(): Response
  /** The response that asks for redelivery: return it when the hints could not be stored. */
  requestRedelivery(): Response
}

/** Forged, unsigned where it must be signed, or not addressed to us. It changes nothing. */
export interface RefusedWebhook {
  readonly kind: 'refused'
  readonly error: PaymentError
  readonly response: Response
}
