import { PAGES } from '../documentation/pages.ts'

/** A kind of signed message and what it is about. */
export interface EventRow {
  readonly type: string
  readonly about: 'payment' | 'refund' | 'chargeback' | 'capture'
  readonly source: string
}

const source = PAGES.nextGenWebhooks

/** The kinds of message that say something about payments. Any other is acknowledged and handed on. */
export const EVENT_ROWS: readonly EventRow[] = [
  ...about('payment', ['paid', 'authorized', 'failed', 'canceled', 'expired', 'pending']),
  ...about('refund', ['queued', 'pending', 'processing', 'refunded', 'failed', 'canceled']),
  ...about('chargeback', ['received', 'reversed']),
  ...about('capture', ['succeeded', 'failed']),
]

function about(kind: EventRow['about'], words: readonly string[]): readonly EventRow[] {
  return words.map((word) => ({ type: `${kind}.${word}`, about: kind, source }))
}
