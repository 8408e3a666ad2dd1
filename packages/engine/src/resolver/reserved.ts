import { capturableOf, epochOf, isReported, type Reported, refundableOf } from '@paystate/core'
import { creationOf, isOpen, type PaymentCase } from '../journal/payment-case.ts'
import { hasEffect, type Part, shownPart } from '../journal/shown-part.ts'
import { isKnown, type OperationRow } from '../store/operations/operation-row.ts'

interface Reservation {
  readonly payment: PaymentCase
  /** The operation in question; its own amount is excluded. */
  readonly except?: OperationRow | undefined
}

/**
 * How much may still be refunded, in minor units: what the newest evidence leaves, minus our own refunds that
 * it does not show yet. Always a sum over what is stored, never a counter. An open cancel reserves everything,
 * and so does what a later version has open.
 */
export function refundLeft(reservation: Reservation): Reported<number> {
  const { payment, except } = reservation
  if (hasOpenCancel(payment, except) || hasUnknownKind(payment)) return 0
  const shown = payment.record.payment.refunds
  return refundableOf(payment.record.payment, notShown('refund', shown, reservation))
}

/** How much may still be captured, in minor units; see `refundLeft`. */
export function captureLeft(reservation: Reservation): Reported<number> {
  const { payment, except } = reservation
  if (hasOpenCancel(payment, except) || hasUnknownKind(payment)) return 0
  const shown = payment.record.payment.captures
  return capturableOf(payment.record.payment, notShown('capture', shown, reservation))
}

/** Whether a cancel is open: until it ends, what it leaves is unknown. */
export function hasOpenCancel(
  { operations }: PaymentCase,
  except: OperationRow | undefined,
): boolean {
  return operations.some(
    (other) => other.kind === 'cancel' && isOpen(other) && other.key !== except?.key,
  )
}

/** Whether something is open of which this version does not know what it does. */
function hasUnknownKind({ operations }: PaymentCase): boolean {
  return operations.some((operation) => isOpen(operation) && !isKnown(operation))
}

function notShown(
  kind: 'refund' | 'capture',
  shown: readonly Part[],
  { payment, except }: Reservation,
): number {
  return payment.operations
    .filter((other) => other.kind === kind && other.key !== except?.key)
    .filter(({ state }) => state !== 'not_applied' && state !== 'withdrawn')
    .filter((operation) => !isShown(operation, { payment, shown }))
    .reduce((sum, { amount }) => sum + (amount ?? 0), 0)
}

/** What failed in an earlier try does not stand for one that is still to be sent. */
function isShown(
  { key, state }: OperationRow,
  { payment, shown }: { payment: PaymentCase; shown: readonly Part[] },
): boolean {
  const part = shownPart(shown, payment.references.get(key) ?? [])
  if (!part) return false
  const isUnsent = state === 'intended' || state === 'waiting'
  return !isUnsent || hasEffect(part)
}

/** Whether the provider shows what was not sent yet, as far as we know: it is read again, and settled by that. */
export function isShownUnsent(
  { record, references }: PaymentCase,
  operation: OperationRow,
): boolean {
  const { refunds, captures } = record.payment
  const names = references.get(operation.key) ?? []
  const parts = operation.kind === 'refund' ? refunds : captures
  const part = isPart(operation) ? shownPart<Part>(parts, names) : undefined
  return part !== undefined && hasEffect(part)
}

function isPart({ kind }: OperationRow): boolean {
  return kind === 'refund' || kind === 'capture'
}

/** Money that a dispute has debited, or may debit: a refund on top of it would pay twice. */
export function isDisputed({ record }: PaymentCase): boolean {
  return record.payment.disputes.some(({ status, kind, moneyTaken }) => {
    if (status === 'won' || kind === 'inquiry') return false
    return !isReported(moneyTaken) || moneyTaken > 0
  })
}

/** Whether an operation returns money that a dispute has debited, or may, and nobody asked for that. */
export function isStoppedByDispute(payment: PaymentCase, { onDispute }: OperationRow): boolean {
  return onDispute !== 'send' && isDisputed(payment)
}

/**
 * Until when a refund must wait because the provider would treat it as an equal one sent twice, in
 * epoch milliseconds; 0 where it need not wait.
 */
export function equalRefundUntil(
  { operations, record }: PaymentCase,
  { operation, apartMs }: { operation: OperationRow; apartMs: number | undefined },
): number {
  if (apartMs === undefined) return 0
  const sent = operations
    .filter(({ key, kind, amount, state }) => {
      const isSent = state === 'attempted' || state === 'unknown' || state === 'applied'
      return kind === 'refund' && key !== operation.key && amount === operation.amount && isSent
    })
    .map(({ changedAt }) => epochOf(changedAt))
  const others = record.payment.refunds
    .filter(({ amount, reference }) => reference === undefined && amount === operation.amount)
    .map(({ createdAt }) => (createdAt === undefined ? 0 : epochOf(createdAt)))
  const last = [...sent, ...others].reduce((newest, at) => Math.max(newest, at), 0)
  return last === 0 ? 0 : last + apartMs
}

/** Whether a payment is no longer wanted: looked up, never repeated, canceled when found. */
export function isUnwanted(payment: PaymentCase): boolean {
  const creation = creationOf(payment)
  return creation !== undefined && hasOpenCancel(payment, undefined)
}
