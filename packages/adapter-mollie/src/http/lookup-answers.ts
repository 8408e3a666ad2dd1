import {
  type Account,
  type ErrorCode,
  type Lookup,
  type Observation,
  type OperationKind,
  type OperationValue,
  PaymentError,
  type Unknown,
} from '@paystate/core'

/** It was found: the operation is applied. */
export function decided<K extends OperationKind>(
  { operation }: Unknown<K>,
  { value, observation }: { readonly value: OperationValue[K]; readonly observation: Observation },
): Lookup<K> {
  return { kind: 'decided', outcome: { kind: 'applied', operation, value, observation } }
}

/** The look reported nothing that decides. */
export function inconclusive<K extends OperationKind>(
  { operation }: Unknown<K>,
  { account, code, what }: { account: Account; code: ErrorCode; what: string },
): Lookup<K> {
  const { kind, reference } = operation
  const error = new PaymentError(code, {
    what,
    provider: account.provider,
    operation: kind,
    reference,
  })
  return { kind: 'inconclusive', error }
}
