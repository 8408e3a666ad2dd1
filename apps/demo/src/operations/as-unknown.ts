import { type OperationKind, PaymentError, type Unknown } from '@paystate/core'
import type { Operation, UnknownState } from './operation.ts'

/** The stored state as the outcome that `recover` takes its next step from. */
export function asUnknown(
  { kind, reference, preparation }: Operation,
  state: UnknownState,
): Unknown<OperationKind> {
  const { recovery, previousAttempts, misses } = state
  const error = new PaymentError(state.error.code, {
    what: 'What became of it is not known yet.',
    operation: kind,
    reference,
  })
  return {
    kind: 'unknown',
    operation: { kind, reference },
    error,
    recovery,
    ...(preparation.state === 'prepared' && { prepared: preparation }),
    previousAttempts,
    misses,
  }
}
