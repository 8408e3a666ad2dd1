import type { PaymentStatus } from '../payments/payment-status.ts'

/**
 * What happens when evidence says `to` of a payment that stands at `from`.
 *
 * - `apply`: it goes there.
 * - `end`: it goes there, but while money is held the end is `captured`.
 * - `keep`: it stays, and is read again.
 * - `contradiction`: it stays, with an anomaly.
 * - `late`: money after an unpaid end: it goes there, with an anomaly.
 * - `late_by_read`: the same, but only when a read says so.
 * - `reopen`: it is open again.
 * - `if_reversed`: it goes there when all captured money went back, else it is a contradiction.
 * - `if_inferred`: it goes there when a capture object shows that captured had been inferred, else keep.
 */
export type Transition =
  | 'apply'
  | 'end'
  | 'keep'
  | 'contradiction'
  | 'late'
  | 'late_by_read'
  | 'reopen'
  | 'if_reversed'
  | 'if_inferred'

type Row = Readonly<Record<PaymentStatus, Transition>>

const OPEN: Row = {
  requires_action: 'apply',
  processing: 'apply',
  authorized: 'apply',
  captured: 'apply',
  canceled: 'end',
  expired: 'end',
  failed: 'end',
}

/** The one matrix that every payment is folded through. */
export const STATUS_MATRIX: Readonly<Record<PaymentStatus, Row>> = {
  requires_action: OPEN,
  processing: OPEN,
  authorized: { ...OPEN, requires_action: 'keep', processing: 'keep' },
  captured: {
    requires_action: 'keep',
    processing: 'keep',
    authorized: 'if_inferred',
    captured: 'apply',
    canceled: 'if_reversed',
    expired: 'contradiction',
    failed: 'contradiction',
  },
  canceled: {
    requires_action: 'keep',
    processing: 'keep',
    authorized: 'late_by_read',
    captured: 'late_by_read',
    canceled: 'end',
    expired: 'end',
    failed: 'end',
  },
  expired: {
    requires_action: 'keep',
    processing: 'keep',
    authorized: 'late',
    captured: 'late',
    canceled: 'end',
    expired: 'end',
    failed: 'end',
  },
  failed: {
    requires_action: 'reopen',
    processing: 'reopen',
    authorized: 'late',
    captured: 'late',
    canceled: 'end',
    expired: 'end',
    failed: 'end',
  },
}
