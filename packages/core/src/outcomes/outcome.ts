import type { PaymentError } from '../errors/payment-error.ts'
import type { Observation } from '../evidence/observation.ts'
import type { Instant } from '../time/instant.ts'
import type { Next } from './next.ts'
import type { OperationKind, OperationName, OperationValue } from './operation-kind.ts'
import type { Pending } from './pending.ts'
import type { Proof } from './proof.ts'

/**
 * What we know about an operation that may have moved money. Read it with `matchOutcome`.
 *
 * It is data: `JSON.stringify` stores it, and `parseOutcome` reads it back in any process.
 */
export type Outcome<K extends OperationKind = OperationKind> =
  | Applied<K>
  | NotApplied<K>
  | Unknown<K>

/** The provider applied it. */
export interface Applied<K extends OperationKind> {
  readonly kind: 'applied'
  readonly operation: OperationName<K>
  readonly value: OperationValue[K]
  /** What the response reported: pass it to `applyObservation`. */
  readonly observation: Observation
}

/** It provably did nothing, in any attempt. */
export interface NotApplied<K extends OperationKind> {
  readonly kind: 'not_applied'
  readonly operation: OperationName<K>
  readonly proof: Proof<K>
  readonly error: PaymentError
  readonly next: Next
  readonly retryAfter?: Instant
}

/** It may have happened. It is resolved by evidence, never by waiting: see `recover`. */
export interface Unknown<K extends OperationKind> {
  readonly kind: 'unknown'
  readonly operation: OperationName<K>
  readonly error: PaymentError
  /** Store it, and pass it to `recover` until the outcome is known. */
  readonly pending: Pending<K>
}
