/** The statuses of a payment, the same for every provider. The last four are ends. */
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
 * The status of a payment.
 *
 * - `requires_action`: the payer must act, see `nextAction`.
 * - `processing`: the provider is processing it, or reported a status that we do not know.
 * - `authorized`: the money is reserved; part of it may be captured already.
 * - `captured`: no more will be captured. Compare the amount: it need not be all. Refunds do not change it.
 * - `canceled`, `expired`, `failed`: ended, and no money is held.
 */
export type PaymentStatus = (typeof PAYMENT_STATUSES)[number]

/** Whether a payment has ended; later evidence may still change it. */
export function isEnd(status: PaymentStatus): boolean {
  return status === 'captured' || isUnpaidEnd(status)
}

/** Whether a payment ended without money. */
export function isUnpaidEnd(status: PaymentStatus): boolean {
  return status === 'canceled' || status === 'expired' || status === 'failed'
}
