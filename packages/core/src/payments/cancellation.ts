import type { Instant } from '../time/instant.ts'
import type { Failure } from './failure.ts'

/**
 * Our request to cancel a payment.
 *
 * `accepted` says only that the provider took the request: it never sets the payment's status. A read
 * makes it `done` (canceled, nothing to cancel, or what was not captured is released) or `rejected` (the
 * payment is captured).
 */
export interface Cancellation {
  /** Names the request in our records; providers keep no key for a cancellation. */
  readonly reference?: string
  readonly status: 'accepted' | 'done' | 'rejected'
  /**
   * What it did once done: the payment is canceled, or it had ended unpaid before. Absent where it was
   * captured in part and the rest was released.
   */
  readonly effect?: 'canceled' | 'none'
  readonly at?: Instant
  readonly failure?: Failure
}
