import {
  type NotApplied,
  type OperationKind,
  type Outcome,
  PaymentError,
  parseOutcome,
} from '@paystate/core'
import { withoutPayer } from './without-payer.ts'

/**
 * What stays of an outcome: what it was, and why. It is not sent again, whatever might have been sent before:
 * its bytes are gone.
 */
export function erasedOutcome(stored: unknown): unknown {
  const outcome: Outcome = parseOutcome(stored)
  return outcome.kind === 'not_applied' ? erasedRefusal(outcome) : withoutPayer(stored)
}

function erasedRefusal({ kind, operation, proof, error }: NotApplied<OperationKind>): unknown {
  const { code, provider, providerCode, httpStatus } = error
  const kept = new PaymentError(code, {
    what: 'Its details were erased.',
    provider,
    operation: operation.kind,
    reference: operation.reference,
    providerCode,
    httpStatus,
    advice: 'It is not sent again under this id. Use another id if it is still wanted.',
  })
  return { kind, operation, proof, error: kept, next: 'never' }
}
