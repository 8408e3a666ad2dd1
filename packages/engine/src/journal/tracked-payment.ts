import {
  type Instant,
  type Money,
  PAYMENT_STATUSES,
  type Payment,
  type PaymentRecord,
  type PaymentStatus,
} from '@paystate/core'
import { z } from 'zod'
import type { PaymentRow } from '../store/payments/payment-row.ts'
import type { Standing } from '../store/payments/standing.ts'

/** A payment of an order: what was requested, and what all evidence so far shows. */
export interface TrackedPayment extends Omit<Payment, 'id' | 'status' | 'reference'> {
  /** The application's id, or one that was derived from the order. */
  readonly id: string
  readonly order: string
  /** Which attempt of the order, from 1. */
  readonly attempt: number
  /** The configured provider that created it. */
  readonly instance: string
  readonly reference: string
  /** The provider's id; absent until it was reported. */
  readonly providerId?: string
  readonly status: PaymentStatus
  /** Whether it may still take money (`live`), holds money (`paid`), or is over without any (`ended`). */
  readonly standing: Standing
  /** What was requested. */
  readonly amount: Money
  readonly createdAt: Instant
  readonly changedAt: Instant
  /** When the last read of the provider began that this reflects. */
  readonly readAt?: Instant
  /** When what was stored about the payer was last erased. */
  readonly erasedAt?: Instant
}

/** Builds the public payment from its row and its folded evidence. */
export function trackedPayment({
  row,
  record,
}: {
  readonly row: PaymentRow
  readonly record: PaymentRecord
}): TrackedPayment {
  const { id: providerId, ...known } = record.payment
  const { id, order, attempt, instance, reference, standing, createdAt, changedAt, readAt } = row
  return {
    ...known,
    id,
    order,
    attempt,
    instance,
    reference,
    ...(providerId !== undefined && { providerId }),
    status: statusOf(row),
    ...(standing !== 'live' && { nextAction: 'none' as const }),
    standing,
    amount: { currency: row.currency, minorUnits: row.requested },
    createdAt,
    changedAt,
    ...(readAt !== null && { readAt }),
    ...(row.erasedAt !== null && { erasedAt: row.erasedAt }),
  }
}

/** One of another version reads as core reads a provider's unknown word. */
const status = z.enum(PAYMENT_STATUSES).catch('processing')

/** The row's status: it also covers payments that never reached a provider. */
export function statusOf(row: PaymentRow): PaymentStatus {
  return status.parse(row.status)
}
