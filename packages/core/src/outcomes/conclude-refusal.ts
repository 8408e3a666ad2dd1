import { PaymentError } from '../errors/payment-error.ts'
import type { OperationKind } from '../operations/operation-kind.ts'
import type { Refusal } from '../operations/prepared.ts'
import type { Earlier } from './earlier.ts'
import type { NotApplied, Unknown } from './outcome.ts'
import { proveInvalid } from './proof.ts'

/**
 * What a refused input means: nothing happened, when this was the first attempt. After an earlier one,
 * bad input now says nothing about what went before.
 */
export function concludeRefusal<K extends OperationKind>(
  refusal: Refusal<K>,
  earlier: Earlier,
): NotApplied<K> | Unknown<K> {
  const { kind, reference, account, reason, faults } = refusal
  const error = new PaymentError(reason, {
    what: reason === 'invalid_request' ? 'The input has faults.' : 'The provider cannot do this.',
    provider: account.provider,
    operation: kind,
    reference,
    faults,
  })
  const operation = { kind, reference }
  if (earlier === 'none') {
    const proof = proveInvalid(faults, earlier)
    return { kind: 'not_applied', operation, proof, error, next: nextAfter(refusal) }
  }
  return { kind: 'unknown', operation, error, recovery: BY_HAND, earlier, sightings: [] }
}

const BY_HAND = { lookup: 'none', otherwise: 'manual' } as const

function nextAfter({ reason }: Refusal): 'same_reference' | 'other_way' {
  return reason === 'invalid_request' ? 'same_reference' : 'other_way'
}
