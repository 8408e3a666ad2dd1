/** A next-generation webhook: one URL for many events, signed. */
export interface Subscription {
  readonly id: string
  readonly sequence: number
  readonly mode: 'live' | 'test'
  readonly profileId: string | undefined
  readonly createdAt: number
  name: string
  url: string
  eventTypes: readonly string[]
  status: 'enabled' | 'blocked' | 'disabled'
  /** The newest first; an older one is used beside it until its time is over. */
  secrets: readonly { readonly value: string; readonly until: number }[]
}

/** The events that are simulated, and then those of what is not: they are taken, and never come. */
export const EVENT_TYPES: readonly string[] = [
  ...['paid', 'authorized', 'failed', 'canceled', 'expired', 'pending'].map(
    (it) => `payment.${it}`,
  ),
  ...['queued', 'pending', 'processing', 'refunded', 'failed', 'canceled'].map(
    (it) => `refund.${it}`,
  ),
  ...['received', 'reversed'].map((it) => `chargeback.${it}`),
  ...['succeeded', 'failed'].map((it) => `capture.${it}`),
  'payment-link.paid',
  'balance-transaction.created',
  ...['initiated', 'processing-at-bank', 'completed', 'canceled', 'failed'].map(
    (it) => `payout.${it}`,
  ),
  ...['created', 'issued', 'canceled', 'paid', 'e-invoice-failed', 'e-invoice-issued'].map(
    (it) => `sales-invoice.${it}`,
  ),
  ...['requested', 'initiated', 'pending-review', 'processed', 'failed', 'blocked', 'returned'].map(
    (it) => `business-account-transfer.${it}`,
  ),
]

export function isSubscribed({ eventTypes, status }: Subscription, event: string): boolean {
  return status === 'enabled' && (eventTypes.includes('*') || eventTypes.includes(event))
}
