import { PAGES } from '../configuration/pages.ts'

/** A kind of signed message and what it is about. */
export interface NotificationType {
  readonly type: string
  readonly about: 'payment' | 'refund' | 'chargeback' | 'capture'
  readonly source: string
}

const source = PAGES.nextGenWebhooks

/** The kinds of message about payments. Any other is acknowledged and passed on. */
export const NOTIFICATION_ROWS: readonly NotificationType[] = [
  ...about('payment', ['paid', 'authorized', 'failed', 'canceled', 'expired', 'pending']),
  ...about('refund', ['queued', 'pending', 'processing', 'refunded', 'failed', 'canceled']),
  ...about('chargeback', ['received', 'reversed']),
  ...about('capture', ['succeeded', 'failed']),
]

function about(
  kind: NotificationType['about'],
  words: readonly string[],
): readonly NotificationType[] {
  return words.map((word) => ({ type: `${kind}.${word}`, about: kind, source }))
}
