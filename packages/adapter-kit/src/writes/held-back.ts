import type {
  AttemptSpan,
  Next,
  OperationKind,
  Outcome,
  PaymentError,
  Plan,
  Prepared,
  SendOptions,
} from '@paystate/core'
import { proveNeverSent } from '@paystate/core/adapter'
import { STOPPED_BEFORE } from './stopped-before.ts'

interface Held {
  readonly error: PaymentError
  readonly options: SendOptions
  readonly lookup: Plan['lookup']
  /** The attempts so far. */
  readonly span: AttemptSpan
}

/** A write that must not be sent now. Only the previous attempts count: without any it was never sent. */
export function heldBack<K extends OperationKind>(
  prepared: Prepared<K>,
  { error, options, lookup, span }: Held,
): Outcome<K> {
  const { kind, reference, account } = prepared
  const operation = { kind, reference }
  const { previousAttempts, misses = [] } = options
  const proof = proveNeverSent(operation, { transmission: STOPPED_BEFORE, previousAttempts })
  if (proof) return { kind: 'not_applied', operation, proof, error, next: afterHold(error) }
  return {
    kind: 'unknown',
    operation,
    error,
    pending: {
      version: 1,
      operation,
      account,
      prepared,
      previousAttempts: previousAttempts === 'none' ? span : previousAttempts,
      misses,
      plan: { repeat: 'never', lookup },
    },
  }
}

/** What must not be done any more needs another operation; what could not be checked may be tried again. */
function afterHold({ code }: PaymentError): Next {
  return code === 'refused' ? 'different_operation' : 'same_reference'
}
