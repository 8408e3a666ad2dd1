import type { Anomaly } from './anomaly.ts'
import type { Checkpoint } from './checkpoints.ts'
import { type FoldState, initialState } from './fold-state.ts'
import type { Observation } from './observation.ts'
import type { PaymentIntent } from './payment-intent.ts'
import { type Projection, projectionOf } from './project-payment.ts'
import type { SetAside } from './set-aside.ts'

/**
 * All that is known of one payment. Plain data: store it as JSON, read it back with `parsePaymentRecord`,
 * and hand it to `applyObservation` with the next observation.
 */
export interface PaymentRecord extends Projection {
  readonly version: 1
  readonly intent: PaymentIntent
  readonly anomalies: readonly Anomaly[]
  /** The evidence that counts, in its order; repetitions are left out. */
  readonly evidence: readonly Observation[]
  /** Evidence that does not belong to this payment, with the reason; the newest only, if it is much. */
  readonly setAside: readonly SetAside[]
  /** States between which the evidence is folded. For `applyObservation` only. */
  readonly checkpoints: readonly Checkpoint[]
  /** What became of the oldest evidence once there was too much of it to keep. */
  readonly base?: Base
  /** Evidence was given up or placed late: only a read that began after this number is sure. */
  readonly lostUntil?: number
  /**
   * A read came after others that our order puts later, and said something else: a sequence ran backwards,
   * or two processes draw from sequences that do not agree. Until a read that began after this number.
   */
  readonly outOfOrderUntil?: number
}

/** Evidence that is kept as its result only. */
export interface Base {
  readonly state: FoldState
  /** When the last of it was received. */
  readonly until: number
  /** The pushed messages in it, to recognize a redelivery. */
  readonly pushed: readonly string[]
}

/** A record with no evidence yet: what we ask for, before we ask. */
export function createPaymentRecord(intent: PaymentIntent): PaymentRecord {
  const projection = projectionOf(intent, { state: initialState(intent), setAside: [] })
  return { version: 1, intent, ...projection, evidence: [], setAside: [], checkpoints: [] }
}
