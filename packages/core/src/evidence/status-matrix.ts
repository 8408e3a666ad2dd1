import type { PaymentStatus } from '../payments/payment-status.ts'

/**
 * What happens when evidence reports `to` for a payment whose status is `from`.
 *
 * - `apply`: the status changes.
 * - `end`: the status changes, but while money is held it becomes `captured`.
 * - `keep`: the status stays, and the payment is read again.
 * - `contradiction`: the status stays, with an anomaly.
 * - `late`: money after an unpaid end: the status changes, with an anomaly.
 * - `late_by_read`: the same, but only by a read.
 * - `reopen`: the payment is open again.
 * - `if_reversed`: the status changes when all captured money was returned, else it is a contradiction.
 * - `if_inferred`: the status changes when a capture object shows that captured had been inferred, else keep.
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

/** The one matrix that folds every payment. */
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
