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

/** A stored write to the provider: stored before it is sent, and resolved by evidence. */
export interface Operation {
  readonly kind: OperationKind
  /** Identifies it at the provider permanently: every repeat carries it. */
  readonly reference: string
  /** Which form submission requested it: the same submission twice is one operation. */
  readonly token: string
  readonly amount?: Money
  /** The bytes that were or will be sent, or why our own check refuses to send any. */
  readonly preparation: Preparation
  /** When it was stored. The first attempt, if any, was sent after this. */
  readonly intendedAt: Instant
  readonly state: OperationState
}

export type OperationState =
  | { readonly type: 'intended' }
  | UnknownState
  | { readonly type: 'applied'; readonly at: Instant; readonly attempts: number }
  | NotAppliedState

/** It may have happened: everything that the next recovery step needs. */
export interface UnknownState {
  readonly type: 'unknown'
  readonly since: Instant
  readonly attempts: number
  readonly error: ReportedError
  readonly pending: Pending
  /** When the next step is due; absent when a person has to ask the provider. */
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

/** The stored part of an error: enough to report it, nothing that must not be stored. */
export interface ReportedError {
  readonly code: ErrorCode
  readonly message: string
}

/** Whether its outcome is not known yet. */
export function isOpen({ state }: Operation): boolean {
  return state.type === 'intended' || state.type === 'unknown'
}

/** Whether no recovery step is left but to ask the provider. */
export function isForAPerson({ state }: Operation): boolean {
  return state.type === 'unknown' && state.nextStepAt === undefined
}
