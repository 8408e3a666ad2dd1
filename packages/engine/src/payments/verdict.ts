import {
  type Applied,
  type Instant,
  type Next,
  type NotApplied,
  type Observation,
  type OperationKind,
  type OperationValue,
  type Payment,
  PaymentError,
  type Pending,
  parsePending,
  proveByVerdict,
} from '@paystate/core'
import type { PaymentCase } from '../journal/payment-case.ts'
import type { OperationRow } from '../store/operations/operation-row.ts'

interface Person {
  /** Who decides; stored and shown. */
  readonly who: string
  /** Why, in words. */
  readonly why: string
}

/** What a person found out from the provider: that it did nothing. */
export interface DidNothing extends Person {
  readonly happened?: 'no' | undefined
  /** How it may be sent again, if at all. Default: `never`. */
  readonly next?: Extract<Next, 'new_reference' | 'never'> | undefined
}

/** What a person found out from the provider: that it did it. */
export interface DidHappen extends Person {
  readonly happened: 'yes'
  /**
   * The provider's id: of the payment for a creation, which must be shown under it; else of the refund or the
   * capture, where there is one.
   */
  readonly providerId?: string | undefined
}

/** What a person found out from the provider. */
export type GivenVerdict = DidNothing | DidHappen

/** The outcome of what did nothing, by a person's word. */
export function didNothing(
  { pending }: OperationRow,
  { who, why, at, next = 'never' }: DidNothing & { readonly at: Instant },
): NotApplied<OperationKind> {
  const { operation, account } = parsePending(pending)
  const error = new PaymentError('undecided', {
    what: `${who} has decided that it did nothing: ${why}`,
    provider: account.provider,
    operation: operation.kind,
    reference: operation.reference,
    money: 'By that decision no money has moved.',
    advice: 'Should the provider show it after all, that counts.',
  })
  const proof = proveByVerdict(operation, { who, why, at })
  return { kind: 'not_applied', operation, proof, error, next }
}

/**
 * The outcome of what happened, by a person's word. It reports nothing about the payment: amounts come from
 * the provider alone, and until it shows them the operation stays reserved.
 */
export function didHappen(
  { row, record }: PaymentCase,
  given: { readonly operation: OperationRow; readonly verdict: DidHappen; readonly at: Instant },
): Applied<OperationKind> {
  const { operation, verdict, at } = given
  const pending: Pending = parsePending(operation.pending)
  const { account } = pending
  const { providerId: paymentId } = row
  const observation: Observation = {
    asOf: { received: 0 }, // numbered when it is stored
    at,
    via: 'verdict',
    account,
    reference: row.reference,
    ...(paymentId !== null && { paymentId }),
    needsRead: true,
  }
  const { kind, reference } = pending.operation
  const part = {
    reference,
    ...(verdict.providerId !== undefined && { id: verdict.providerId }),
    amount: operation.amount ?? 0,
  }
  const value = valueFor(kind, { part, payment: record.payment, at })
  return { kind: 'applied', operation: { kind, reference }, value, observation }
}

function valueFor(
  kind: OperationKind,
  given: {
    readonly part: { readonly reference: string; readonly id?: string; readonly amount: number }
    readonly payment: Payment
    readonly at: Instant
  },
): OperationValue[OperationKind] {
  const { part, payment, at } = given
  switch (kind) {
    case 'create_payment':
      return payment
    case 'capture_payment':
      return { ...part, status: 'pending' }
    case 'cancel_payment':
      return { reference: part.reference, status: 'accepted', at }
    case 'refund_payment':
      return { ...part, status: 'processing' }
    case 'cancel_refund':
      return { ...part, status: 'canceled' }
  }
}
