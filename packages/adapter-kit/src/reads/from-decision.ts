import {
  type ErrorCode,
  type Lookup,
  type Next,
  type Observation,
  type OperationKind,
  type OperationValue,
  PaymentError,
  type PaymentReading,
  type Pending,
  type RefundReading,
} from '@paystate/core'
import type { Decision } from '@paystate/core/adapter'

interface Decided<K extends OperationKind> {
  readonly decision: Decision<K>
  readonly reading: PaymentReading | RefundReading
}

/** The result of a lookup for an operation that core has decided from a reading of its payment or refund. */
export function fromDecision<K extends OperationKind>(
  pending: Pending<K>,
  { decision, reading }: Decided<K>,
): Lookup<K> {
  switch (decision.type) {
    case 'applied':
      return decided(pending, decision)
    case 'mismatch':
      return inconclusive(pending, { code: 'mismatch', what: decision.what })
    case 'open':
      return inconclusive(pending, { code: 'undecided', what: decision.what })
    case 'not_seen': {
      const { observation } = reading
      const next = nextIfTooLate(pending, reading)
      return {
        kind: 'not_seen',
        miss: {
          reference: pending.operation.reference,
          account: observation.account,
          begunAt: observation.at,
          endedAt: observation.at,
          complete: decision.complete,
          // The payment or refund itself was read: this account sees our payments.
          positiveControl: 'seen',
        },
        ...(next && { next }),
      }
    }
  }
}

/** What could be canceled and was not, until it was too late. */
function nextIfTooLate(
  { operation: { kind } }: Pending,
  reading: PaymentReading | RefundReading,
): Next | undefined {
  if (kind === 'cancel_refund') return 'never'
  const isPaid = 'payment' in reading && reading.payment.status === 'captured'
  return kind === 'cancel_payment' && isPaid ? 'different_operation' : undefined
}

interface Found<K extends OperationKind> {
  readonly value: OperationValue[K]
  readonly observation: Observation
}

/** It was found: the operation is applied. */
export function decided<K extends OperationKind>(
  { operation }: Pending<K>,
  { value, observation }: Found<K>,
): Lookup<K> {
  return { kind: 'decided', outcome: { kind: 'applied', operation, value, observation } }
}

interface Open {
  readonly code: ErrorCode
  readonly what: string
}

/** The lookup found nothing that decides. */
export function inconclusive<K extends OperationKind>(
  { operation, account }: Pending<K>,
  { code, what }: Open,
): Lookup<K> {
  const error = new PaymentError(code, {
    what,
    provider: account.provider,
    operation: operation.kind,
    reference: operation.reference,
  })
  return { kind: 'inconclusive', error }
}

/** Without its bytes there is nothing to look up. */
export function neverPrepared<K extends OperationKind>(pending: Pending<K>): Lookup<K> {
  const what = 'It was never prepared, so there is nothing to look up.'
  return inconclusive(pending, { code: 'undecided', what })
}
