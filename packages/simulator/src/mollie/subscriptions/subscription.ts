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

/** The events that a payment can cause. */
export const EVENT_TYPES: readonly string[] = [
  ...['paid', 'authorized', 'failed', 'canceled', 'expired', 'pending'].map(
    (it) => `payment.${it}`,
  ),
  ...['queued', 'pending', 'processing', 'refunded', 'failed', 'canceled'].map(
    (it) => `refund.${it}`,
  ),
  ...['received', 'reversed'].map((it) => `chargeback.${it}`),
  ...['succeeded', 'failed'].map((it) => `capture.${it}`),
]

export function isSubscribed({ eventTypes, status }: Subscription, event: string): boolean {
  return status === 'enabled' && (eventTypes.includes('*') || eventTypes.includes(event))
}
