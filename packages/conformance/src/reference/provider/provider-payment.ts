/** A payment as the reference provider keeps it. Amounts are minor units. */
export interface ProviderPayment {
  readonly id: string
  readonly account: string
  readonly reference: string
  readonly order: string
  readonly currency: string
  readonly amount: number
  readonly capture: 'automatic' | 'manual'
  readonly createdAt: number
  readonly endsAt: number
  changedAt: number
  /** The payer may pay more than once; of several payments the provider keeps the last. */
  readonly isSession: boolean
  status: 'open' | 'underway' | 'held' | 'paid' | 'void' | 'lapsed' | 'declined'
  taken: number
  reversed: number
  voids: number
  readonly tries: ProviderTry[]
  readonly captures: ProviderCapture[]
  readonly refunds: ProviderRefund[]
  readonly disputes: { readonly id: string; readonly amount: number }[]
}

export interface ProviderTry {
  readonly id: string
  status: 'declined' | 'paid' | 'returned'
}

export interface ProviderCapture {
  readonly id: string
  readonly reference: string
  readonly amount: number
}

export interface ProviderRefund {
  readonly id: string
  readonly reference: string
  readonly amount: number
  readonly createdAt: number
  status: 'waiting' | 'sent' | 'bounced' | 'canceled'
}

export const PAGE_OPEN_MS = 15 * 60_000
const REFUND_WAITS_MS = 2 * 3_600_000

/** What has changed by time since the last call. */
export function age(payment: ProviderPayment, now: number): ProviderPayment {
  if (payment.status === 'open' && now >= payment.endsAt) payment.status = 'lapsed'
  for (const refund of payment.refunds) {
    const isDue = now >= refund.createdAt + REFUND_WAITS_MS
    if (refund.status === 'waiting' && isDue) refund.status = 'sent'
  }
  return payment
}

/** Money that can still be refunded. */
export function remainingOf(payment: ProviderPayment): number {
  const gone = payment.refunds
    .filter(({ status }) => status === 'waiting' || status === 'sent')
    .reduce((sum, { amount }) => sum + amount, 0)
  return payment.taken - payment.reversed - gone
}
