import { lockOrder } from '../store/orders/lock-order.ts'
import { markOrder } from '../store/orders/mark-order.ts'
import type { OrderRow } from '../store/orders/order-row.ts'
import { paymentsOfOrder } from '../store/payments/find-payment.ts'
import type { PaymentRow } from '../store/payments/payment-row.ts'
import type { Transaction } from '../store/statements/session.ts'
import type { Happening } from './events-of-changes.ts'
import { openPaymentAnomaly } from './open-payment-anomaly.ts'

/**
 * What a change of a payment means for its order. The order is locked, so that of two payments that are paid
 * at the same moment the second one sees the first.
 */
export async function orderHappenings(
  tx: Transaction,
  { before, row }: { before: PaymentRow; row: PaymentRow },
): Promise<readonly Happening[]> {
  const isSame =
    netOf(before) === netOf(row) && before.standing === row.standing && before.status === row.status
  if (isSame) return []
  const order = await lockOrder(tx, { order: row.order })
  const payments = (await paymentsOfOrder(tx, { order: row.order })).map((other) =>
    other.key === row.key ? row : other,
  )
  const { amount, currency } = order
  const ours = payments.filter((payment) => payment.currency === currency)
  const total = ours.reduce((sum, payment) => sum + netOf(payment), 0)
  if (amount === null || total === 0) return []
  return [
    ...(await paid(tx, { order, isReached: total >= amount })),
    ...(await paidTwice(tx, { order, row, ours, surplus: total - amount })),
    ...(await underpaid(tx, { order, ours, missing: amount - total })),
  ]
}

/** Taken from the payer and not given back by a cancel. */
function netOf({ captured, reversed }: PaymentRow): number {
  return Math.max(0, (captured ?? 0) - (reversed ?? 0))
}

async function paid(
  tx: Transaction,
  { order, isReached }: { order: OrderRow; isReached: boolean },
): Promise<readonly Happening[]> {
  if (!isReached || order.paidAt !== null) return []
  const marked = await markOrder(tx, { order: order.id, mark: 'paid' })
  return marked === 'marked' ? [{ type: 'order.paid', about: {} }] : []
}

interface Twice {
  readonly order: OrderRow
  readonly row: PaymentRow
  readonly ours: readonly PaymentRow[]
  readonly surplus: number
}

async function paidTwice(
  tx: Transaction,
  { order, row, ours, surplus }: Twice,
): Promise<readonly Happening[]> {
  const holding = ours.filter((payment) => netOf(payment) > 0)
  if (holding.length < 2 || surplus <= 0 || order.paidTwiceAt !== null) return []
  if ((await markOrder(tx, { order: order.id, mark: 'paid_twice' })) === 'already') return []
  const minorUnits = Math.min(surplus, netOf(row))
  const about = { surplus: { currency: row.currency, minorUnits } }
  const opened = await openPaymentAnomaly(tx, {
    row,
    identity: `${order.id}:paid_twice`,
    kind: 'paid_twice',
    subject: 'order',
    message: 'The order was paid more than once.',
    details: about,
  })
  return [...opened, { type: 'order.paid_twice', about }]
}

interface Under {
  readonly order: OrderRow
  readonly ours: readonly PaymentRow[]
  readonly missing: number
}

/** Only once nothing that is open can bring the rest. */
async function underpaid(
  tx: Transaction,
  { order, ours, missing }: Under,
): Promise<readonly Happening[]> {
  const isOpen = ours.some(({ standing }) => standing === 'live')
  if (missing <= 0 || isOpen || order.underpaidAt !== null) return []
  if ((await markOrder(tx, { order: order.id, mark: 'underpaid' })) === 'already') return []
  const currency = order.currency ?? ''
  return [{ type: 'order.underpaid', about: { missing: { currency, minorUnits: missing } } }]
}
