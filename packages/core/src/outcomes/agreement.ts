import type { Issue } from '../errors/issue.ts'
import { type Account, mayBeSameAccount } from '../payments/account.ts'
import type { LookupMiss } from './lookup-miss.ts'
import type { OperationKind, OperationName } from './operation-kind.ts'
import type { Prepared } from './prepared.ts'

/**
 * What one stored thing says twice must agree: where it does not, it was put together from two, and money would
 * be looked up, repeated or booked under the wrong name.
 */

const OF_REFERENCE = 'must be the reference of the operation'
const OF_ACCOUNT = 'must be of the account of the operation'

/** What disagrees in a prepared write: its reference and its account are in its input too. */
export function preparedIssues(prepared: Prepared): readonly Issue[] {
  const { input, reference, account } = prepared
  const payment = paymentIn(input)
  return [
    ...when(input.reference !== reference, 'input.reference', OF_REFERENCE),
    ...when(
      payment !== undefined && !mayBeSameAccount(payment.ref.account, account),
      `${payment?.path}.account`,
      OF_ACCOUNT,
    ),
  ]
}

function paymentIn(input: Prepared['input']) {
  if ('refund' in input) return { path: 'input.refund.payment', ref: input.refund.payment }
  return 'payment' in input ? { path: 'input.payment', ref: input.payment } : undefined
}

/** What is read of an applied operation. */
export interface AppliedNames {
  readonly operation: OperationName
  readonly value: ValueNames
  readonly observation: {
    readonly account: Account
    readonly reference?: string | undefined
  }
}

interface ValueNames {
  readonly account?: Account | undefined
  readonly reference?: string | undefined
  readonly amount?: unknown
  readonly amounts?: unknown
}

/** What disagrees in an applied operation: its kind, its reference and its account are in its value too. */
export function appliedIssues({ operation, value, observation }: AppliedNames): readonly Issue[] {
  const { kind, reference } = operation
  const isNamedOtherwise = (name: string | undefined) => name !== undefined && name !== reference
  const isCreate = kind === 'create_payment'
  return [
    ...when(!isOfKind(kind, value), 'value', `must be what a ${kind} results in`),
    // The result of canceling a refund is that refund, under its own reference.
    ...when(
      kind !== 'cancel_refund' && isNamedOtherwise(value.reference),
      'value.reference',
      OF_REFERENCE,
    ),
    ...when(
      isCreate && isNamedOtherwise(observation.reference),
      'observation.reference',
      OF_REFERENCE,
    ),
    ...when(
      value.account !== undefined && !mayBeSameAccount(value.account, observation.account),
      'value.account',
      'must be the account of the observation',
    ),
  ]
}

/** By what tells them apart: a payment has amounts, a capture and a refund have one, a cancellation has none. */
function isOfKind(kind: OperationKind, { amount, amounts }: ValueNames): boolean {
  switch (kind) {
    case 'create_payment':
      return amounts !== undefined
    case 'capture_payment':
    case 'refund_payment':
    case 'cancel_refund':
      return amount !== undefined && amounts === undefined
    case 'cancel_payment':
      return amount === undefined && amounts === undefined
  }
}

/** What disagrees in the lookups that prove an absence: all are for the operation, by one account. */
export function missesIssues(
  { reference }: OperationName,
  misses: readonly LookupMiss[],
): readonly Issue[] {
  const [first] = misses
  return misses.flatMap((miss, place) => [
    ...when(miss.reference !== reference, `proof.misses.${place}.reference`, OF_REFERENCE),
    ...when(
      first !== undefined && !mayBeSameAccount(first.account, miss.account),
      `proof.misses.${place}.account`,
      'must be the account of the other lookups',
    ),
  ])
}

function when(differs: boolean, path: string, message: string): readonly Issue[] {
  return differs ? [{ path, message }] : []
}
