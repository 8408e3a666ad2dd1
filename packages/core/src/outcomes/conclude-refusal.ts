import { PaymentError } from '../errors/payment-error.ts'
import type { OperationKind } from './operation-kind.ts'
import type { NotApplied, Unknown } from './outcome.ts'
import type { Refusal } from './prepared.ts'
import type { PreviousAttempts } from './previous-attempts.ts'
import { proveInvalid } from './proof.ts'

/**
 * What refused input means: nothing happened, if this was the first attempt. After a previous one,
 * invalid input now says nothing about what happened before.
 */
export function concludeRefusal<K extends OperationKind>(
  refusal: Refusal<K>,
  previousAttempts: PreviousAttempts,
): NotApplied<K> | Unknown<K> {
  const { kind, reference, account, issues } = refusal
  const error = refusalError(refusal)
  const operation = { kind, reference }
  if (previousAttempts === 'none') {
    const proof = proveInvalid(operation, { issues, previousAttempts })
    return { kind: 'not_applied', operation, proof, error, next: nextAfter(refusal) }
  }
  const plan = { repeat: 'never', lookup: 'none' } as const
  const pending = { version: 1, operation, account, previousAttempts, misses: [], plan } as const
  return { kind: 'unknown', operation, error, pending }
}

/** Why it was refused; with the application's id of the order, where it is known. */
export function refusalError(
  { kind, reference, account, reason, issues }: Refusal,
  { order }: { readonly order?: string | undefined } = {},
): PaymentError {
  return new PaymentError(reason, {
    what: reason === 'invalid_request' ? 'Invalid input.' : 'The provider does not support this.',
    provider: account.provider,
    operation: kind,
    reference,
    order,
    issues,
  })
}

function nextAfter({ reason }: Refusal): 'same_reference' | 'different_operation' {
  return reason === 'invalid_request' ? 'same_reference' : 'different_operation'
}
