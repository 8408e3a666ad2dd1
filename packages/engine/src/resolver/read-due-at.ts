import { type Capabilities, epochOf, type Instant, isReported, type Payment } from '@paystate/core'
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
const DAY = 24 * HOUR

/** After an unpaid end: late money is rare, and arrives within days. */
const AFTER_END_MS = [HOUR, DAY, 7 * DAY]

/**
 * After money last moved: a refund that comes back, and what somebody does in the provider's dashboard, are told
 * by a webhook, and by nothing else where that is lost. Where the provider lists what was made, the sweep sees
 * refunds and disputes; where it does not, they may come for months.
 */
const AFTER_PAID_MS = {
  supported: [DAY, 7 * DAY],
  not_supported: [DAY, 7 * DAY, 30 * DAY, 90 * DAY, 180 * DAY],
} as const satisfies Record<Capabilities['listChanges'], readonly number[]>

/** What decides when a payment is read again, besides what is known of it. */
export interface Reading {
  /** Epoch milliseconds. */
  readonly now: number
  readonly listChanges: Capabilities['listChanges']
}

/** When a payment is read on the engine's own initiative, in epoch milliseconds; Infinity for never. */
export function readDueAt(payment: PaymentCase, { now, listChanges }: Reading): number {
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
    case 'paid': {
      const moved = lastMoved(known, row.createdAt)
      if (!isMoving(known)) return firstAfter(moved, { pauses: AFTER_PAID_MS[listChanges], last })
      const most = Math.max(12 * HOUR, (now - moved) / 20)
      return last + pauseOf(now - epochOf(row.createdAt), { least: MINUTE, most })
    }
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
  return firstAfter(end, { pauses: AFTER_END_MS, last })
}

/** The first of some times after a moment at which it was not read yet. */
function firstAfter(
  moment: number,
  { pauses, last }: { pauses: readonly number[]; last: number },
): number {
  return pauses.map((pause) => moment + pause).find((at) => at > last) ?? Number.POSITIVE_INFINITY
}

/** When the newest movement of money began, by the provider's clock; epoch milliseconds. */
function lastMoved({ times, refunds, captures, disputes }: Payment, fallback: Instant): number {
  const moments = [
    ...refunds.map(({ createdAt }) => createdAt),
    ...captures.map(({ capturedAt }) => capturedAt),
    ...disputes.flatMap(({ openedAt, closedAt }) => [openedAt, closedAt]),
  ]
  return moments.reduce(
    (last, at) => (at === undefined ? last : Math.max(last, epochOf(at))),
    epochOf(times.capturedAt ?? fallback),
  )
}

/**
 * Money in transit arrives without a webhook at some providers. A dispute may stay open for good: it never counts as
 * closed, and is read ever more rarely.
 */
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
