import type {
  ErrorCode,
  Instant,
  Money,
  Next,
  OperationKind,
  Pending,
  Preparation,
  Proof,
} from '@paystate/core'

/** A write to the provider as we keep it: written down before it is sent, and settled by evidence. */
export interface Operation {
  readonly kind: OperationKind
  /** Its name at the provider, for ever: every repeat carries it. */
  readonly reference: string
  /** Which use of a form asked for it: the same use twice is one operation. */
  readonly token: string
  readonly amount?: Money
  /** The bytes that were or will be sent, or why our own check refuses to send any. */
  readonly preparation: Preparation
  /** When it was written down. The first attempt left after this, if it left at all. */
  readonly intendedAt: Instant
  readonly state: OperationState
}

export type OperationState =
  | { readonly type: 'intended' }
  | UnknownState
  | { readonly type: 'applied'; readonly at: Instant; readonly attempts: number }
  | NotAppliedState

/** It may have happened: all that the next step of finding out needs. */
export interface UnknownState {
  readonly type: 'unknown'
  readonly since: Instant
  readonly attempts: number
  readonly error: ReportedError
  readonly pending: Pending
  /** When the next step is due; absent: a person has to ask the provider. */
  readonly nextStepAt?: Instant
}

/** It provably did nothing. */
export interface NotAppliedState {
  readonly type: 'not_applied'
  readonly at: Instant
  readonly proof: Proof['type']
  readonly error: ReportedError
  readonly next: Next
  readonly retryAfter?: Instant
}

/** What is kept of an error: enough to tell it, nothing that must not be stored. */
export interface ReportedError {
  readonly code: ErrorCode
  readonly message: string
}

/** Says whether nobody knows yet what became of it. */
export function isOpen({ state }: Operation): boolean {
  return state.type === 'intended' || state.type === 'unknown'
}

/** Says whether no step of finding out is left but to ask the provider. */
export function isForAPerson({ state }: Operation): boolean {
  return state.type === 'unknown' && state.nextStepAt === undefined
}
