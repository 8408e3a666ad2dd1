import type { Instant } from '../time/instant.ts'
import type { Failure } from './failure.ts'

/**
 * Our request to cancel a payment.
 *
 * `accepted` means only that the provider accepted the request: it never sets the payment's status. A read
 * makes it `done` (canceled, nothing to cancel, or the uncaptured rest is released) or `rejected` (the
 * payment is captured).
 */
export interface Cancellation {
  /** Names the request in our records; providers keep no idempotency key for a cancellation. */
  readonly reference?: string
  readonly status: 'accepted' | 'done' | 'rejected'
  /**
   * Its effect, once done: the payment is canceled, or it had already ended unpaid. Absent where it was
   * captured in part and the rest was released.
   */
  readonly effect?: 'canceled' | 'none'
  readonly at?: Instant
  readonly failure?: Failure
}
