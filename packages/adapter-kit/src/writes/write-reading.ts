import type {
  ErrorCode,
  Instant,
  Next,
  Observation,
  OperationKind,
  OperationValue,
} from '@paystate/core'

/** How an adapter reads the response to a write. Proofs and recovery are made from it, not by it. */
export type WriteReading<K extends OperationKind> =
  | AppliedReading<K>
  | RefusedReading
  | UnclearReading

/** The response says that it was applied. */
export interface AppliedReading<K extends OperationKind> {
  readonly says: 'applied'
  readonly value: OperationValue[K]
  readonly observation: Observation
}

/** The provider refused. It counts as proof only where the operation's list has the code. */
export interface RefusedReading {
  readonly says: 'refused'
  /** As on the list of rejections. */
  readonly code: string
  readonly error: ErrorCode
  /** What happened, as a sentence. */
  readonly what: string
  readonly next: Next
  readonly advice?: string
  readonly httpStatus?: number
  readonly retryAfter?: Instant
  /** Whether the same bytes might meet a better response while the refusal is not proven. */
  readonly replay: 'useful' | 'useless'
}

/** The response says nothing about the operation. */
export interface UnclearReading {
  readonly says: 'unclear'
  readonly error: ErrorCode
  readonly what: string
  readonly code?: string
  readonly advice?: string
  readonly httpStatus?: number
  readonly retryAfter?: Instant
}
