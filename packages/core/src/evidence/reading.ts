import type { Payment } from '../payments/payment.ts'
import type { Refund } from '../payments/refund.ts'
import type { Observation } from './observation.ts'

/** A payment as a single response shows it. */
export interface PaymentReading {
  readonly payment: Payment
  /** Pass it to `applyObservation`. */
  readonly observation: Observation
}

/** A refund as a single response shows it. */
export interface RefundReading {
  readonly refund: Refund
  /** Pass it to `applyObservation`. */
  readonly observation: Observation
}
