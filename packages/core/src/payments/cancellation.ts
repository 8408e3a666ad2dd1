import type { Instant } from '../time/instant.ts'
import type { Failure } from './failure.ts'

/**
 * Our wish to cancel a payment.
 *
 * `accepted` says only that the provider took the wish: it never sets the payment's status. A read makes
 * it `done` (canceled, nothing to cancel, or the part that was not captured is released) or `rejected`
 * (the payment is captured).
 */
export interface Cancellation {
  /** Names the wish in our records; providers keep no key for a cancel. */
  readonly reference?: string
  readonly status: 'accepted' | 'done' | 'rejected'
  /**
   * What it did once done: the payment is canceled, or it had ended without money before. Absent where it
   * was captured in part and the rest was released.
   */
  readonly effect?: 'canceled' | 'none'
  readonly at?: Instant
  readonly failure?: Failure
}
