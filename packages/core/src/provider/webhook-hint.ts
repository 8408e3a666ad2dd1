import type { Account } from '../payments/account.ts'
import type { Instant } from '../time/instant.ts'

/** What a provider's message is about. It is confirmed by a read before anything is believed. */
export interface WebhookHint {
  readonly account: Account
  /** The provider's own name for what happened; empty where the message only names a payment. */
  readonly event: string
  /** False for a kind of message that the adapter's table lacks: acknowledge it, and find out what it is. */
  readonly recognized: boolean
  /** Our reference of the payment. */
  readonly reference?: string
  /** The provider's id of the payment. */
  readonly paymentId?: string
  readonly refundId?: string
  /** Our reference of the refund. */
  readonly refundReference?: string
  readonly captureId?: string
  readonly captureReference?: string
  readonly disputeId?: string
  /** The provider's id of the message itself, to recognize duplicates. */
  readonly messageId?: string
  /** In a hint of `listChanges`, the provider's own status of what was listed: the refund, or else the payment. */
  readonly providerStatus?: string
  /** In a hint of `listChanges`, the provider's time when it was listed: the `since` of the next listing. */
  readonly listedAt?: Instant
}
