import type { Failure } from '../payments/failure.ts'
import type { Instant } from '../time/instant.ts'

/**
 * Our wish to cancel a payment.
 *
 * `accepted` says only that the provider took the wish: it never sets the payment's status. A read makes
 * it `done` (canceled, or there was nothing to cancel) or `rejected` (the payment is captured).
 */
export interface Cancellation {
  /** Names the wish in our records; providers keep no key for a cancel. */
  readonly reference?: string
  readonly status: 'accepted' | 'done' | 'rejected'
  /** What it did once done: the payment is canceled, or it had ended without money before. */
  readonly effect?: 'canceled' | 'none'
  readonly at?: Instant
  readonly failure?: Failure
}
