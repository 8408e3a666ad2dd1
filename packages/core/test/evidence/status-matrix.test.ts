import { describe, expect, it } from 'vitest'
import type { AnomalyCode } from '../../src/evidence/anomaly.ts'
import { PAYMENT_STATUSES, type PaymentStatus } from '../../src/payments/payment-status.ts'
import { project, push, read, readsOf, reported } from '../evidence.ts'

/** Where the payment is afterwards, whether it is to be read again, and what is reported. */
interface Cell {
  readonly ends: PaymentStatus
  readonly needsRead?: true
  readonly anomaly?: AnomalyCode
}

const all = (cell: (to: PaymentStatus) => Cell) =>
  Object.fromEntries(PAYMENT_STATUSES.map((to) => [to, cell(to)]))

const applied = (to: PaymentStatus): Cell => ({ ends: to })
const kept = (from: PaymentStatus): Cell => ({ ends: from, needsRead: true })

/** The table of the design for evidence that was read, cell by cell. */
const BY_READ: Readonly<Record<PaymentStatus, Readonly<Record<string, Cell>>>> = {
  requires_action: all(applied),
  processing: all(applied),
  authorized: {
    ...all(applied),
    requires_action: kept('authorized'),
    processing: kept('authorized'),
  },
  captured: {
    requires_action: kept('captured'),
    processing: kept('captured'),
    authorized: kept('captured'),
    captured: { ends: 'captured' },
    canceled: { ends: 'captured', needsRead: true, anomaly: 'end_contradicted' },
    expired: { ends: 'captured', anomaly: 'end_contradicted' },
    failed: { ends: 'captured', anomaly: 'end_contradicted' },
  },
  canceled: {
    ...all(applied),
    requires_action: kept('canceled'),
    processing: kept('canceled'),
    authorized: { ends: 'authorized', anomaly: 'late_success' },
    captured: { ends: 'captured', anomaly: 'late_success' },
  },
  expired: {
    ...all(applied),
    requires_action: kept('expired'),
    processing: kept('expired'),
    authorized: { ends: 'authorized', anomaly: 'late_success' },
    captured: { ends: 'captured', anomaly: 'late_success' },
  },
  failed: {
    ...all(applied),
    requires_action: { ends: 'requires_action', anomaly: 'reopened' },
    processing: { ends: 'processing', anomaly: 'reopened' },
    authorized: { ends: 'authorized', anomaly: 'late_success' },
    captured: { ends: 'captured', anomaly: 'late_success' },
  },
}

const moved = (to: PaymentStatus): Cell => ({ ends: to, needsRead: true })
const late = (to: PaymentStatus): Cell => ({ ends: to, needsRead: true, anomaly: 'late_success' })

/** The same for pushed evidence: toward money, toward an end, never back. */
const BY_PUSH: Readonly<Record<PaymentStatus, Readonly<Record<string, Cell>>>> = {
  requires_action: { ...all(moved), requires_action: { ends: 'requires_action' } },
  processing: {
    ...all(moved),
    requires_action: kept('processing'),
    processing: { ends: 'processing' },
  },
  authorized: {
    ...all(moved),
    requires_action: kept('authorized'),
    processing: kept('authorized'),
    authorized: { ends: 'authorized' },
  },
  captured: { ...all(() => kept('captured')), captured: { ends: 'captured' } },
  canceled: { ...all(() => kept('canceled')), canceled: { ends: 'canceled' } },
  expired: {
    ...all(() => kept('expired')),
    authorized: late('authorized'),
    captured: late('captured'),
    expired: { ends: 'expired' },
  },
  failed: {
    ...all(() => kept('failed')),
    authorized: late('authorized'),
    captured: late('captured'),
    failed: { ends: 'failed' },
  },
}

const pairs = PAYMENT_STATUSES.flatMap((from) => PAYMENT_STATUSES.map((to) => ({ from, to })))

describe('the matrix, for a payment that was read as one thing and then', () => {
  it.each(pairs)('read: $from → $to', ({ from, to }) => {
    const { payment, codes } = project(readsOf(reported(from), reported(to)))

    expectCell(BY_READ[from][to], { payment, codes })
  })

  it.each(pairs)('pushed: $from → $to', ({ from, to }) => {
    const { payment, codes } = project([
      read([1, 2], { payment: reported(from) }),
      push(3, { payment: reported(to) }),
    ])

    expectCell(BY_PUSH[from][to], { payment, codes })
  })
})

function expectCell(
  cell: Cell | undefined,
  { payment, codes }: Pick<ReturnType<typeof project>, 'payment' | 'codes'>,
) {
  expect(cell).toBeDefined()
  expect({ ends: payment.status, needsRead: payment.needsRead, codes }).toEqual({
    ends: cell?.ends,
    needsRead: cell?.needsRead ?? false,
    codes: cell?.anomaly ? [cell.anomaly] : [],
  })
}

describe('before any evidence', () => {
  it('a payment is processing and nothing is reported', () => {
    const { payment, codes } = project([])

    expect(payment.status).toBe('processing')
    expect(payment.providerStatus).toBeUndefined()
    expect(payment.amounts).toEqual({
      requested: 1000,
      amount: 'not_reported',
      authorized: 'not_reported',
      captured: 'not_reported',
      capturePending: 'not_reported',
      refunded: 'not_reported',
      refundPending: 'not_reported',
      reversed: 'not_reported',
      chargedBack: 'not_reported',
    })
    expect(payment.nextAction).toBe('not_reported')
    expect(codes).toEqual([])
  })
})
