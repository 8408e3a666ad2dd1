import type { Instant } from '../time/instant.ts'
import type { Account } from './account.ts'
import type { PaymentAmounts } from './amounts.ts'
import type { Cancellation } from './cancellation.ts'
import type { Capture } from './capture.ts'
import type { Dispute } from './dispute.ts'
import type { Failure } from './failure.ts'
import type { NextAction } from './next-action.ts'
import type { PaymentAttempt } from './payment-attempt.ts'
import type { PaymentStatus } from './payment-status.ts'
import type { ProviderStatus } from './provider-status.ts'
import type { Refund } from './refund.ts'
import type { Reported } from './reported.ts'

/** One payment as all evidence so far shows it. Projected from evidence, never built by hand. */
export interface Payment {
  readonly account: Account
  /** Our reference; absent on a payment that others created. */
  readonly reference?: string
  /** The provider's id: opaque, and absent until it was reported. */
  readonly id?: string
  readonly orderReference?: string
  readonly status: PaymentStatus
  /** Absent until the provider reported anything. */
  readonly providerStatus?: ProviderStatus
  /** ISO 4217; absent until requested or reported. */
  readonly currency?: string
  readonly amounts: PaymentAmounts
  /**
   * The amounts that may be higher than could be read: a list came without some of its parts, or
   * one of them is in another currency. Absent where there are none.
   */
  readonly incompleteAmounts?: readonly (keyof PaymentAmounts)[]
  readonly nextAction: NextAction | 'none' | 'not_reported'
  /** Of the last attempt; absent again once the payment succeeded. */
  readonly failure?: Failure
  readonly allowed: Allowed
  readonly times: PaymentTimes
  readonly method?: PaymentMethod
  readonly refunds: readonly Refund[]
  readonly captures: readonly Capture[]
  readonly cancellations: readonly Cancellation[]
  readonly disputes: readonly Dispute[]
  /** The attempts inside one payment session; empty where the provider has no sessions. */
  readonly attempts: readonly PaymentAttempt[]
  /** Evidence is missing or contradictory: read the payment again before you act on it. */
  readonly needsRead: boolean
}

/** What the merchant may do now, as the provider reports it. */
export interface Allowed {
  readonly cancelable: Reported<'yes' | 'no'>
  readonly capturable: Reported<'yes' | 'no'>
  readonly refundable: Reported<'yes' | 'no'>
  /** How much may still be refunded according to the provider, in minor units. */
  readonly refundRemaining: Reported<number>
}

/** When things happened, and when they are due, by the provider's clock. */
export interface PaymentTimes {
  readonly createdAt?: Instant
  readonly authorizedAt?: Instant
  readonly capturedAt?: Instant
  readonly canceledAt?: Instant
  readonly failedAt?: Instant
  readonly expiredAt?: Instant
  /** When an unfinished payment ends, according to the provider. */
  readonly expiresAt?: Instant
  /** When the authorization ends. */
  readonly captureBefore?: Instant
  /** No webhook will come: poll at this time. */
  readonly pollAfter?: Instant
}

/** How the payer pays, as far as the provider reports it. */
export interface PaymentMethod {
  /** The provider's own name for the method. */
  readonly type?: string
  /** A masked card or account number. */
  readonly masked?: string
  readonly brand?: string
  readonly installments?: { readonly count: number; readonly interval?: string }
}
