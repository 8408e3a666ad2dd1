import type { PaymentRow } from '../store/payments/payment-row.ts'

/** Taken from the payer and not given back by a cancel; refunds do not count. */
export function netOf({ captured, reversed }: PaymentRow): number {
  return Math.max(0, (captured ?? 0) - (reversed ?? 0))
}

/** Taken from the payer and not given back at all; null where nothing is reported. */
export function keptOf(row: PaymentRow): number | null {
  if (row.captured === null) return null
  return Math.max(0, netOf(row) - (row.refunded ?? 0))
}

/** Given back by a refund or a cancel, as far as it is reported. */
export function returnedOf({ refunded, reversed }: PaymentRow): number {
  return (refunded ?? 0) + (reversed ?? 0)
}
