import type { Account } from '../payments/account.ts'
import type { PaymentAmounts } from '../payments/amounts.ts'
import type { Cancellation } from '../payments/cancellation.ts'
import type { Capture } from '../payments/capture.ts'
import type { Dispute } from '../payments/dispute.ts'
import type { Failure } from '../payments/failure.ts'
import type { NextAction } from '../payments/next-action.ts'
import type { Allowed, PaymentMethod, PaymentTimes } from '../payments/payment.ts'
import type { PaymentAttempt } from '../payments/payment-attempt.ts'
import type { PaymentStatus } from '../payments/payment-status.ts'
import type { ProviderStatus } from '../payments/provider-status.ts'
import type { Refund } from '../payments/refund.ts'
import type { Instant } from '../time/instant.ts'
import type { ProviderTime } from '../time/provider-time.ts'

/**
 * When something was true: at some moment between these two, in the reader's own sequence.
 *
 * A pushed message has no lower bound: nobody knows how long it was in transit.
 */
export interface AsOf {
  /** Drawn from the reader's sequence before the request is sent. */
  readonly begun?: number
  /** Drawn when the response has arrived. */
  readonly received: number
}

/** What one response, read, pushed message or person reported about one payment. Plain data: store it. */
export interface Observation {
  readonly asOf: AsOf
  /** The reader's wall clock on receipt. Orders nothing. */
  readonly at: Instant
  readonly via: 'response' | 'read' | 'push' | 'verdict'
  readonly account: Account
  /** Our reference of the payment, as the provider shows it. */
  readonly reference?: string
  /** The provider's id of the payment. */
  readonly paymentId?: string
  /**
   * Set on the response to our own create: the reference it was created under. It confirms `paymentId` as ours,
   * also where the response does not repeat the reference.
   */
  readonly respondsTo?: { readonly kind: 'create_payment'; readonly reference: string }
  /**
   * When the response was made, by the provider's clock. Compared only with other times of the same
   * provider: it shows when our own order cannot be right.
   */
  readonly providerTime?: ProviderTime
  readonly payment?: PaymentReport
  readonly refunds?: readonly Refund[]
  readonly captures?: readonly Capture[]
  readonly cancellations?: readonly Cancellation[]
  readonly disputes?: readonly Dispute[]
  readonly attempts?: readonly PaymentAttempt[]
  /**
   * The lists that were reported completely and readably: an empty one is known to be empty. An
   * empty list of captures says nothing: a payment with automatic capture has money and no captures.
   */
  readonly completeLists?: readonly ('refunds' | 'captures' | 'disputes')[]
  /** This provider returns late money for a canceled payment by itself. */
  readonly lateMoney?: 'returned'
  /** What should have happened by the provider's own rule, and has not: passing time does not make it happen. */
  readonly overdue?: 'capture'
  /** Something is open that only a fresh read can show. */
  readonly needsRead?: boolean
}

/** What was reported about the payment itself. Whatever is not reported keeps what is known. */
export interface PaymentReport {
  readonly status: PaymentStatus
  readonly providerStatus: ProviderStatus
  readonly currency?: string
  readonly amounts: PaymentAmounts
  readonly nextAction: NextAction | 'none' | 'not_reported'
  readonly failure?: Failure
  readonly allowed?: Partial<Allowed>
  readonly times?: PaymentTimes
  readonly orderReference?: string
  readonly method?: PaymentMethod
}
