import type { Cancellation } from '../cancellations/cancellation.ts'
import type { Capture } from '../captures/capture.ts'
import type { Dispute } from '../disputes/dispute.ts'
import type { PaymentTold } from '../observations/observation.ts'
import { NO_FACTS, type PaymentFacts } from '../payments/facts.ts'
import type { Failure } from '../payments/failure.ts'
import type { Allowed, PaymentMethod, PaymentTimes } from '../payments/payment.ts'
import type { PaymentAttempt } from '../payments/payment-attempt.ts'
import type { PaymentStatus } from '../payments/payment-status.ts'
import type { ProviderWord } from '../payments/provider-word.ts'
import type { Refund } from '../refunds/refund.ts'
import type { Anomaly } from './anomaly.ts'
import type { PaymentIntent } from './payment-intent.ts'

/** A cancellation and when it was told: only a later read can settle it. */
export interface TrackedCancellation {
  readonly told: Cancellation
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
  readonly word?: ProviderWord
  readonly currency?: string | undefined
  /** The provider's own totals; the sums of objects are computed on top. */
  readonly told: PaymentFacts
  readonly nextAction: PaymentTold['nextAction']
  readonly failure?: Failure | undefined
  readonly allowed: Allowed
  readonly times: PaymentTimes
  readonly method?: PaymentMethod | undefined
  readonly refunds: readonly Refund[]
  readonly captures: readonly Capture[]
  readonly disputes: readonly Dispute[]
  readonly cancellations: readonly TrackedCancellation[]
  readonly attempts: readonly PaymentAttempt[]
  /** The totals that are the sum of a list: it was told whole, and no higher total was told since. */
  readonly whole: ReadonlySet<Total>
  /** The evidence that asked for a fresh read, until one came. */
  readonly rereadSince?: number
  readonly anomalies: readonly Anomaly[]
}

/** Before any evidence: the provider has said nothing, so the payment is processing and nothing is told. */
export function initialState(intent: PaymentIntent): FoldState {
  const { requested } = intent
  return {
    intent,
    reference: intent.reference,
    orderReference: intent.orderReference,
    status: 'processing',
    currency: requested?.currency,
    told: { ...NO_FACTS, requested: requested?.minorUnits ?? 'not_told' },
    nextAction: 'not_told',
    allowed: {
      cancelable: 'not_told',
      capturable: 'not_told',
      refundable: 'not_told',
      refundRemaining: 'not_told',
    },
    times: {},
    refunds: [],
    captures: [],
    disputes: [],
    cancellations: [],
    attempts: [],
    whole: new Set(),
    anomalies: [],
  }
}
