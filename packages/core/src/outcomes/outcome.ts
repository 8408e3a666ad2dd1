import type { PaymentError } from '../errors/payment-error.ts'
import type { Observation } from '../evidence/observation.ts'
import type { Instant } from '../time/instant.ts'
import type { LookupMiss } from './lookup-miss.ts'
import type { OperationKind, OperationValue } from './operation-kind.ts'
import type { Prepared } from './prepared.ts'
import type { AttemptSpan } from './previous-attempts.ts'
import type { Proof } from './proof.ts'
import type { Recovery } from './recovery.ts'

/** What we know about an operation that may have moved money. Read it with `matchOutcome`. */
export type Outcome<K extends OperationKind = OperationKind> =
  | Applied<K>
  | NotApplied<K>
  | Unknown<K>

/** The provider did it. */
export interface Applied<K extends OperationKind> {
  readonly kind: 'applied'
  readonly operation: OperationName<K>
  readonly value: OperationValue[K]
  /** What the answer reported: hand it to `applyObservation`. */
  readonly observation: Observation
}

/** It provably did nothing, in any attempt. */
export interface NotApplied<K extends OperationKind> {
  readonly kind: 'not_applied'
  readonly operation: OperationName<K>
  readonly proof: Proof
  readonly error: PaymentError
  readonly next: Next
  readonly retryAfter?: Instant
}

/** It may have happened. It is resolved by evidence, never by waiting: see `recover`. */
export interface Unknown<K extends OperationKind> {
  readonly kind: 'unknown'
  readonly operation: OperationName<K>
  readonly error: PaymentError
  readonly recovery: Recovery
  /** The bytes to repeat; absent when this input was never prepared. */
  readonly prepared?: Prepared<K>
  readonly previousAttempts: AttemptSpan
  /** Looks so far that did not find it. */
  readonly misses: readonly LookupMiss[]
}

export interface OperationName<K extends OperationKind = OperationKind> {
  readonly kind: K
  readonly reference: string
}

/**
 * How the same wish may be tried again: under the same reference, under a new one, by another operation
 * (a refund instead of a cancel), or not at all.
 */
export type Next = 'same_reference' | 'new_reference' | 'different_operation' | 'never'
