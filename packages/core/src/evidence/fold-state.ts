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
import type { Statement } from './statements.ts'

/** The latest moment of the provider's clock so far, and the read that was received no earlier. */
interface NewestTime {
  readonly earliest: number
  readonly received: number
  readonly said: string
}

/** A cancellation and when it was reported: only a later read can settle it. */
export interface TrackedCancellation {
  readonly reported: Cancellation
  /** The cancellation as settled by reads. */
  readonly cancellation: Cancellation
  readonly received: number
}

/** The totals that a list adds up to. */
export const TOTALS = {
  refunds: ['refunded', 'refundPending'],
  captures: ['captured', 'capturePending'],
  disputes: ['chargedBack'],
} as const

export type ListName = keyof typeof TOTALS

export type Total = (typeof TOTALS)[ListName][number]

/**
 * What is known after part of the evidence. Plain data: it is stored as a checkpoint, so a field that is
 * not known is absent and never `undefined`.
 */
export interface FoldState {
  readonly id?: string
  /** Every id that the payment was seen under. */
  readonly ids: readonly string[]
  readonly reference?: string
  readonly orderReference?: string
  readonly status: PaymentStatus
  readonly providerStatus?: ProviderStatus
  readonly currency?: string
  /** The provider's own totals; the sums of objects are computed on top. */
  readonly reported: PaymentAmounts
  readonly nextAction: PaymentReport['nextAction']
  readonly failure?: Failure
  readonly allowed: Allowed
  readonly times: PaymentTimes
  readonly method?: PaymentMethod
  readonly refunds: readonly Refund[]
  readonly captures: readonly Capture[]
  readonly disputes: readonly Dispute[]
  readonly cancellations: readonly TrackedCancellation[]
  readonly attempts: readonly PaymentAttempt[]
  /** The totals that are the sum of a list: it was reported complete, and no higher total was reported since. */
  readonly completeTotals: readonly Total[]
  /** The lists that their last read did not report completely. */
  readonly partialLists: readonly ListName[]
  /** The totals whose last report could not be read. */
  readonly unreadable: readonly (keyof PaymentAmounts)[]
  /** The evidence that requires a fresh read, until there is one. */
  readonly needsReadSince?: number
  /** When the newest read of the payment began. */
  readonly lastReadBegun?: number
  readonly newestTime?: NewestTime
  readonly statements: readonly Statement[]
  readonly anomalies: readonly Anomaly[]
}

/** Before any evidence: the payment is processing, and nothing is reported. */
export function initialState({
  id,
  reference,
  orderReference,
  requested,
}: PaymentIntent): FoldState {
  return {
    ...(id !== undefined && { id }),
    ids: id === undefined ? [] : [id],
    ...(reference !== undefined && { reference }),
    ...(orderReference !== undefined && { orderReference }),
    status: 'processing',
    ...(requested && { currency: requested.currency }),
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
    completeTotals: [],
    partialLists: [],
    unreadable: [],
    statements: [],
    anomalies: [],
  }
}
