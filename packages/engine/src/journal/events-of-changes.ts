import type { PaymentChange } from '@paystate/core'
import type { PaymentRow } from '../store/payments/payment-row.ts'
import { EVENT_TYPES, type EventType } from './event-types.ts'

/** An event without its snapshot. */
export interface Happening {
  readonly type: EventType
  /** What it is about besides the payment, such as `{ refund }`. */
  readonly about: Readonly<Record<string, unknown>>
}

/** The events of a change, in their order: the payment first. */
export function happeningsOf(
  changes: readonly PaymentChange[],
  { before, row }: { before: PaymentRow; row: PaymentRow },
): readonly Happening[] {
  const parts = changes.flatMap(partHappening)
  if (before.status !== row.status) {
    const type = eventType(`payment.${row.status}`)
    return [{ type, about: { from: before.status } }, ...parts]
  }
  const isUpdated = changes.some(({ type }) => /^(payment|cancellation)\./.test(type))
  return isUpdated ? [{ type: 'payment.updated', about: {} }, ...parts] : parts
}

function partHappening(change: PaymentChange): readonly Happening[] {
  if ('refund' in change) {
    const { refund } = change
    return [{ type: eventType(`refund.${wordFor(change.type, refund)}`), about: { refund } }]
  }
  if ('capture' in change) {
    const { capture } = change
    return [{ type: eventType(`capture.${wordFor(change.type, capture)}`), about: { capture } }]
  }
  if ('dispute' in change) {
    const { dispute } = change
    return [{ type: eventType(`dispute.${wordFor(change.type, dispute)}`), about: { dispute } }]
  }
  return []
}

/** `refund.updated` and `refund.removed` keep their name, the others are named by the new status. */
function wordFor(type: string, { status }: { readonly status: string }): string {
  const word = type.split('.')[1]
  return word === 'updated' || word === 'removed' ? word : status
}

function eventType(name: string): EventType {
  const type = EVENT_TYPES.find((known) => known === name)
  if (!type) throw new Error(`There is no event ${name}`)
  return type
}
