import { NO_AMOUNTS, type PaymentAmounts } from '../payments/amounts.ts'
import type { Cancellation } from '../payments/cancellation.ts'
import type { Capture } from '../payments/capture.ts'
import type { Dispute } from '../payments/dispute.ts'
import type { Failure } from '../payments/failure.ts'
import type { Allowed, PaymentMethod, PaymentTimes } from '../payments/payment.ts'
import type { PaymentAttempt } from '../payments/payment-attempt.ts'
import type { PaymentStatus } from '../payments/payment-status.ts'
import type { ProviderStatus } from '../payments/provider-status.ts'
import type { Refund } from '../payments/refund.ts'
import type { Anomaly } from './anomaly.ts'
import type { PaymentReport } from './observation.ts'
import type { PaymentIntent } from './payment-intent.ts'

/** A cancellation and when it was reported: only a later read can settle it. */
export interface TrackedCancellation {
  readonly reported: Cancellation
  /** As reads have settled it. */
  readonly cancellation: Cancellation
  readonly received: number
}

/** The totals that a list adds up to. */
export const TOTALS = {
  refunds: ['refunded', 'refundPending'],
  captures: ['captured', 'capturePending'],
  disputes: ['chargedBack'],
} as const

export type Total = (typeof TOTALS)[keyof typeof TOTALS][number]

/** What is known after some of the evidence. */
export interface FoldState {
  readonly intent: PaymentIntent
  readonly id?: string | undefined
  readonly reference?: string | undefined
  readonly orderReference?: string | undefined
  readonly status: PaymentStatus
  readonly providerStatus?: ProviderStatus
  readonly currency?: string | undefined
  /** The provider's own totals; the sums of objects are computed on top. */
  readonly reported: PaymentAmounts
  readonly nextAction: PaymentReport['nextAction']
  readonly failure?: Failure | undefined
  readonly allowed: Allowed
  readonly times: PaymentTimes
  readonly method?: PaymentMethod | undefined
  readonly refunds: readonly Refund[]
  readonly captures: readonly Capture[]
  readonly disputes: readonly Dispute[]
  readonly cancellations: readonly TrackedCancellation[]
  readonly attempts: readonly PaymentAttempt[]
  /** The totals that are the sum of a list: it was reported whole, and no higher total was reported since. */
  readonly completeLists: ReadonlySet<Total>
  /** The evidence that asked for a fresh read, until one came. */
  readonly needsReadSince?: number
  readonly anomalies: readonly Anomaly[]
}

/** Before any evidence: the provider has said nothing, so the payment is processing and nothing is reported. */
export function initialState(intent: PaymentIntent): FoldState {
  const { requested } = intent
  return {
    intent,
    reference: intent.reference,
    orderReference: intent.orderReference,
    status: 'processing',
    currency: requested?.currency,
    reported: { ...NO_AMOUNTS, requested: requested?.minorUnits ?? 'not_reported' },
    nextAction: 'not_reported',
    allowed: {
      cancelable: 'not_reported',
      capturable: 'not_reported',
      refundable: 'not_reported',
      refundRemaining: 'not_reported',
    },
    times: {},
    refunds: [],
    captures: [],
    disputes: [],
    cancellations: [],
    attempts: [],
    completeLists: new Set(),
    anomalies: [],
  }
}
