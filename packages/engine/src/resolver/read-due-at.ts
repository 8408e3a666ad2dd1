import { epochOf, type Instant, isReported, type Payment } from '@paystate/core'
import {
  creationOf,
  isOpen,
  needsRead,
  neverCreated,
  type PaymentCase,
} from '../journal/payment-case.ts'

const SECOND = 1_000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE

/** After an unpaid end: late money is rare, and arrives within days. */
const AFTER_END_MS = [HOUR, 24 * HOUR, 7 * 24 * HOUR]

/** When a payment is read on the engine's own initiative, in epoch milliseconds; Infinity for never. */
export function readDueAt(payment: PaymentCase, now: number): number {
  const { row, record } = payment
  const creation = creationOf(payment)
  if ((creation && isOpen(creation)) || neverCreated(payment)) return Number.POSITIVE_INFINITY
  const known = record.payment
  const last = Math.max(epochOf(row.readAt ?? row.createdAt), epochOf(row.changedAt))
  if (needsRead(payment)) return last + 5 * SECOND
  switch (row.standing) {
    case 'live':
      return last + pauseOf(now - epochOf(row.createdAt), { least: 15 * SECOND, most: 6 * HOUR })
    case 'ended':
      return afterEnd(known, { fallback: row.createdAt, last })
    case 'paid':
      if (!isMoving(known)) return Number.POSITIVE_INFINITY
      return last + pauseOf(now - epochOf(row.createdAt), { least: MINUTE, most: 12 * HOUR })
  }
}

function pauseOf(age: number, { least, most }: { least: number; most: number }): number {
  return Math.min(most, Math.max(least, age / 4))
}

function afterEnd(
  { times }: Payment,
  { fallback, last }: { fallback: Instant; last: number },
): number {
  const end = epochOf(times.canceledAt ?? times.failedAt ?? times.expiredAt ?? fallback)
  const next = AFTER_END_MS.map((after) => end + after).find((at) => at > last)
  return next ?? Number.POSITIVE_INFINITY
}

/** Money in transit arrives without a webhook at some providers. */
function isMoving({ refunds, captures, disputes, amounts }: Payment): boolean {
  const { capturePending, refundPending } = amounts
  return (
    refunds.some(({ status }) => status === 'pending' || status === 'processing') ||
    captures.some(({ status }) => status === 'pending') ||
    disputes.some(({ status }) => status === 'open') ||
    (isReported(capturePending) && capturePending > 0) ||
    (isReported(refundPending) && refundPending > 0)
  )
}
