import type { Instant, Money } from '@paystate/core'

export type OperationKind = 'create' | 'capture' | 'cancel' | 'refund' | 'cancel_refund'

/** A write that the shop asked of the engine, as its timeline shows it. */
export interface Operation {
  readonly kind: OperationKind
  /** The shop's id of it. */
  readonly id: string
  readonly amount?: Money
  readonly state: OperationState
  readonly askedAt: Instant
  readonly changedAt: Instant
  /** How many attempts were begun. */
  readonly attempts: number
  readonly outcome?: OperationOutcome
  /** Until when it waits, where that is known. */
  readonly until?: Instant
  /** Its attempt began so long ago that no process waits for the response anymore. */
  readonly isLeft: boolean
  /** Nothing can be sent or looked up anymore: a person has to ask the provider. */
  readonly finder?: 'person'
}

export type OperationState =
  | 'waiting'
  | 'intended'
  | 'attempted'
  | 'unknown'
  | 'applied'
  | 'not_applied'
  | 'withdrawn'

export type OperationOutcome =
  | { readonly kind: 'applied' }
  | {
      readonly kind: 'not_applied'
      readonly proof: string
      readonly code: string
      readonly message: string
      readonly retryAfter?: Instant | undefined
    }
  | { readonly kind: 'unknown'; readonly code: string; readonly message: string }

/** Whether it has not come to its end. */
export function isOpen({ state }: Operation): boolean {
  return state === 'waiting' || state === 'intended' || isUndecided({ state })
}

/** Whether it may have been sent, and nothing shows yet whether it was applied. */
export function isUndecided({ state }: Pick<Operation, 'state'>): boolean {
  return state === 'attempted' || state === 'unknown'
}

/** What a person calls an operation of each kind. */
export const KIND_NAMES: Readonly<Record<OperationKind, string>> = {
  create: 'payment',
  capture: 'capture',
  cancel: 'cancel',
  refund: 'refund',
  cancel_refund: 'cancel of a refund',
}

/** A short name for an operation. */
export function nameOf({ kind, amount }: Operation, formatted: (amount: Money) => string): string {
  const hasSum = kind === 'refund' || kind === 'capture'
  const sum = amount && hasSum ? ` of ${formatted(amount)}` : ''
  return `the ${KIND_NAMES[kind]}${sum}`
}
