import { AMOUNT_NAMES, type PaymentAmounts } from '../payments/amounts.ts'
import type { Cancellation } from '../payments/cancellation.ts'
import type { Capture, CaptureStatus } from '../payments/capture.ts'
import type { Dispute, DisputeStatus } from '../payments/dispute.ts'
import type { Payment } from '../payments/payment.ts'
import type { PaymentStatus } from '../payments/payment-status.ts'
import type { Refund, RefundStatus } from '../payments/refund.ts'
import type { Reported } from '../payments/reported.ts'
import { canonical } from './canonical.ts'
import { isNamed, isSameObject, type Names } from './merge-objects.ts'

/** What evidence changed about a payment, with the current state of each object. */
export type PaymentChange =
  | {
      readonly type: 'payment.status_changed'
      readonly from: PaymentStatus
      readonly to: PaymentStatus
    }
  | {
      readonly type: 'payment.amounts_changed'
      readonly amount: keyof PaymentAmounts
      readonly from: Reported<number>
      readonly to: Reported<number>
    }
  | {
      readonly type: 'payment.next_action_changed'
      readonly from: Payment['nextAction']
      readonly to: Payment['nextAction']
    }
  | RefundChange
  | CaptureChange
  | CancellationChange
  | DisputeChange

export type RefundChange =
  | { readonly type: 'refund.added'; readonly refund: Refund }
  | {
      readonly type: 'refund.status_changed'
      readonly refund: Refund
      readonly from: RefundStatus
      readonly to: RefundStatus
    }
  /** Another field: its amount, what it waits for, why it failed. */
  | { readonly type: 'refund.updated'; readonly refund: Refund }
  /** It turned out to be a known one under another name, or its evidence does not belong to the payment. */
  | { readonly type: 'refund.removed'; readonly refund: Refund }

export type CaptureChange =
  | { readonly type: 'capture.added'; readonly capture: Capture }
  | {
      readonly type: 'capture.status_changed'
      readonly capture: Capture
      readonly from: CaptureStatus
      readonly to: CaptureStatus
    }
  | { readonly type: 'capture.updated'; readonly capture: Capture }
  | { readonly type: 'capture.removed'; readonly capture: Capture }

export type CancellationChange =
  | { readonly type: 'cancellation.added'; readonly cancellation: Cancellation }
  | {
      readonly type: 'cancellation.status_changed'
      readonly cancellation: Cancellation
      readonly from: Cancellation['status']
      readonly to: Cancellation['status']
    }
  | { readonly type: 'cancellation.updated'; readonly cancellation: Cancellation }
  | { readonly type: 'cancellation.removed'; readonly cancellation: Cancellation }

export type DisputeChange =
  | { readonly type: 'dispute.added'; readonly dispute: Dispute }
  | {
      readonly type: 'dispute.status_changed'
      readonly dispute: Dispute
      readonly from: DisputeStatus
      readonly to: DisputeStatus
    }
  | { readonly type: 'dispute.updated'; readonly dispute: Dispute }
  | { readonly type: 'dispute.removed'; readonly dispute: Dispute }

/** Compares a payment before and after. */
export function changesBetween(before: Payment, after: Payment): readonly PaymentChange[] {
  return [
    ...paymentChanges(before, after),
    ...partChanges(before.refunds, after.refunds).map(refundChange),
    ...partChanges(before.captures, after.captures).map(captureChange),
    ...partChanges(before.cancellations, after.cancellations).map(cancellationChange),
    ...partChanges(before.disputes, after.disputes).map(disputeChange),
  ]
}

function paymentChanges(before: Payment, after: Payment): readonly PaymentChange[] {
  const changes: PaymentChange[] = []
  if (before.status !== after.status) {
    changes.push({ type: 'payment.status_changed', from: before.status, to: after.status })
  }
  for (const amount of AMOUNT_NAMES) {
    const [from, to] = [before.amounts[amount], after.amounts[amount]]
    if (from !== to) changes.push({ type: 'payment.amounts_changed', amount, from, to })
  }
  const [from, to] = [before.nextAction, after.nextAction]
  if (!isSame(from, to)) changes.push({ type: 'payment.next_action_changed', from, to })
  return changes
}

interface Part extends Names {
  readonly status: string
}

type PartChange<T extends Part> =
  | { readonly kind: 'added' | 'updated' | 'removed'; readonly part: T }
  | {
      readonly kind: 'moved'
      readonly part: T
      readonly from: T['status']
      readonly to: T['status']
    }

/** Objects with a name are compared by it, those without by position. */
function partChanges<T extends Part>(
  before: readonly T[],
  after: readonly T[],
): readonly PartChange<T>[] {
  let left = before
  const changes = after.flatMap((part): readonly PartChange<T>[] => {
    const known = left.find((other) =>
      isNamed(part) ? isSameObject(other, part) : !isNamed(other),
    )
    if (known === undefined) return [{ kind: 'added', part }]
    left = left.filter((other) => other !== known)
    if (known.status !== part.status) {
      return [{ kind: 'moved', part, from: known.status, to: part.status }]
    }
    return isSame(known, part) ? [] : [{ kind: 'updated', part }]
  })
  return [...changes, ...left.map((part): PartChange<T> => ({ kind: 'removed', part }))]
}

function refundChange(change: PartChange<Refund>): RefundChange {
  const { part: refund } = change
  if (change.kind !== 'moved') return { type: `refund.${change.kind}`, refund }
  return { type: 'refund.status_changed', refund, from: change.from, to: change.to }
}

function captureChange(change: PartChange<Capture>): CaptureChange {
  const { part: capture } = change
  if (change.kind !== 'moved') return { type: `capture.${change.kind}`, capture }
  return { type: 'capture.status_changed', capture, from: change.from, to: change.to }
}

function cancellationChange(change: PartChange<Cancellation>): CancellationChange {
  const { part: cancellation } = change
  if (change.kind !== 'moved') return { type: `cancellation.${change.kind}`, cancellation }
  return { type: 'cancellation.status_changed', cancellation, from: change.from, to: change.to }
}

function disputeChange(change: PartChange<Dispute>): DisputeChange {
  const { part: dispute } = change
  if (change.kind !== 'moved') return { type: `dispute.${change.kind}`, dispute }
  return { type: 'dispute.status_changed', dispute, from: change.from, to: change.to }
}

function isSame(before: unknown, after: unknown): boolean {
  return before === after || canonical(before) === canonical(after)
}
