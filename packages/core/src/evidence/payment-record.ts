import type { Anomaly } from './anomaly.ts'
import type { Checkpoint } from './checkpoints.ts'
import { type FoldState, initialState } from './fold-state.ts'
import type { Observation } from './observation.ts'
import type { PaymentIntent } from './payment-intent.ts'
import { type Projection, projectionOf } from './project-payment.ts'
import type { SetAside } from './set-aside.ts'

/**
 * Everything known about one payment. Plain data: store it as JSON, read it back with `parsePaymentRecord`,
 * and pass it to `applyObservation` with the next observation.
 */
export interface PaymentRecord extends Projection {
  readonly version: 1
  readonly intent: PaymentIntent
  readonly anomalies: readonly Anomaly[]
  /** The evidence that counts, sorted, without repetitions. */
  readonly evidence: readonly Observation[]
  /** Evidence that does not belong to this payment, with the reason; above a limit, only some of it. */
  readonly setAside: readonly SetAside[]
  /** States between which the evidence is folded. For `applyObservation` only. */
  readonly checkpoints: readonly Checkpoint[]
  /** The result of the oldest evidence, once there was too much of it to keep. */
  readonly base?: Base
  /** Evidence was dropped or placed late: only a read that began after this number is certain. */
  readonly lostUntil?: number
  /**
   * A read arrived after others that our order puts later, with different content: a sequence ran backwards,
   * or two processes draw from sequences that do not agree. Until a read that began after this number.
   */
  readonly outOfOrderUntil?: number
}

/** Evidence of which only the result is kept. */
export interface Base {
  readonly state: FoldState
  /** When the last of it was received. */
  readonly until: number
  /** The pushed messages in it, to recognize a redelivery. */
  readonly pushed: readonly string[]
}

/** A record without evidence: what we request, before it is sent. */
export function createPaymentRecord(intent: PaymentIntent): PaymentRecord {
  const projection = projectionOf(intent, { state: initialState(intent), setAside: [] })
  return { version: 1, intent, ...projection, evidence: [], setAside: [], checkpoints: [] }
}
