/** Where a payment stands, in words that hold at every provider. The last four are ends. */
export const PAYMENT_STATUSES = [
  'requires_action',
  'processing',
  'authorized',
  'captured',
  'canceled',
  'expired',
  'failed',
] as const

/**
 * Where a payment stands.
 *
 * - `requires_action`: the payer has something to do, see `nextAction`.
 * - `processing`: the provider is at work, or said something that we do not know yet.
 * - `authorized`: the money is promised; some of it may be captured already.
 * - `captured`: no more will be taken. Compare the amount: it need not be all. Refunds do not change it.
 * - `canceled`, `expired`, `failed`: ended, and no money is held.
 */
export type PaymentStatus = (typeof PAYMENT_STATUSES)[number]

/** Says whether a payment has ended; late news may still move it. */
export function isEnd(status: PaymentStatus): boolean {
  return status === 'captured' || isUnpaidEnd(status)
}

/** Says whether a payment ended without money. */
export function isUnpaidEnd(status: PaymentStatus): boolean {
  return status === 'canceled' || status === 'expired' || status === 'failed'
}
