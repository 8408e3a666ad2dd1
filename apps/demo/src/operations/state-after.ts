import {
  instantOf,
  matchOutcome,
  type OperationKind,
  type Outcome,
  type PaymentError,
  type Unknown,
} from '@paystate/core'
import { nextStepAt } from './next-step-at.ts'
import type { Operation, OperationState, ReportedError, UnknownState } from './operation.ts'

/** The state of an operation after an outcome. */
export function stateAfter(
  operation: Operation,
  outcome: Outcome,
  { now }: { now: number },
): OperationState {
  const attempts = attemptsOf(operation) + 1
  const at = instantOf(now)
  return matchOutcome(outcome, {
    applied: (): OperationState => ({ type: 'applied', at, attempts }),
    notApplied: ({ proof, error, next, retryAfter }): OperationState => ({
      type: 'not_applied',
      at,
      proof: proof.type,
      error: toldError(error),
      next,
      ...(retryAfter !== undefined && { retryAfter }),
    }),
    unknown: (unknown) => unknownState(operation, unknown, { now, attempts }),
  })
}

function unknownState(
  { state }: Operation,
  unknown: Unknown<OperationKind>,
  { now, attempts }: { now: number; attempts: number },
): UnknownState {
  const { error, pending } = unknown
  const due = nextStepAt(pending, { now, attempts })
  return {
    type: 'unknown',
    since: state.type === 'unknown' ? state.since : instantOf(now),
    attempts,
    error: toldError(error),
    pending,
    ...(due !== undefined && { nextStepAt: due }),
  }
}

function toldError({ code, message }: PaymentError): ReportedError {
  return { code, message }
}

/** How many times it was sent or looked up. */
export function attemptsOf({ state }: Operation): number {
  return state.type === 'unknown' || state.type === 'applied' ? state.attempts : 0
}
