import { lockOrder } from '../store/orders/lock-order.ts'
import { markOrder } from '../store/orders/mark-order.ts'
import type { OrderRow } from '../store/orders/order-row.ts'
import { paymentsOfOrder } from '../store/payments/find-payment.ts'
import type { PaymentRow } from '../store/payments/payment-row.ts'
import type { Transaction } from '../store/statements/session.ts'
import type { Happening } from './events-of-changes.ts'
import { netOf, returnedOf } from './money-of-row.ts'
import { openPaymentAnomaly } from './open-payment-anomaly.ts'

/**
 * What a change of a payment means for its order. The order is locked, so that of two payments that are paid
 * at the same moment the second one sees the first.
 */
export async function orderHappenings(
  tx: Transaction,
  { before, row }: { before: PaymentRow; row: PaymentRow },
): Promise<readonly Happening[]> {
  if (changesNothing(before, row)) return []
  const order = await lockOrder(tx, { order: row.order })
  const payments = (await paymentsOfOrder(tx, { order: row.order })).map((other) =>
    other.key === row.key ? row : other,
  )
  const { amount, currency } = order
  if (amount === null) return []
  const ours = payments.filter((payment) => payment.currency === currency)
  const total = ours.reduce((sum, payment) => sum + netOf(payment), 0)
  const twice = await paidTwice(tx, { order, before, row, payments, surplus: total - amount })
  if (total === 0) return twice
  return [
    ...(await paid(tx, { order, isReached: total >= amount })),
    ...twice,
    ...(await underpaid(tx, { order, row, ours, missing: amount - total })),
  ]
}

/** What the order asks for may have changed since a later attempt began, so that its first status counts too. */
function changesNothing(before: PaymentRow, row: PaymentRow): boolean {
  if (netOf(before) !== netOf(row) || before.standing !== row.standing) return false
  const isFirstUnpaid = row.attempt === 1 && row.standing === 'live' && netOf(row) === 0
  return isFirstUnpaid || before.status === row.status
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
  readonly before: PaymentRow
  readonly row: PaymentRow
  readonly payments: readonly PaymentRow[]
  /** Of the payments in the order's currency. */
  readonly surplus: number
}

/** One event for each payment with surplus money: a third one is not hidden. */
async function paidTwice(tx: Transaction, twice: Twice): Promise<readonly Happening[]> {
  const { order, before, row, payments } = twice
  if (netOf(row) <= netOf(before)) return []
  const holding = payments.filter((payment) => netOf(payment) > 0)
  const minorUnits = surplusIn(row, { ...twice, holding })
  if (holding.length < 2 || minorUnits <= 0) return []
  const about = { surplus: { currency: row.currency, minorUnits } }
  const opened = await openPaymentAnomaly(tx, {
    row,
    identity: `${order.id}:paid_twice:${row.id}`,
    kind: 'paid_twice',
    subject: 'order',
    message: 'The order was paid more than once.',
    details: {
      ...about,
      returnedBefore: returnedOf(row),
      orderReturnedBefore: payments.reduce((sum, other) => sum + returnedOf(other), 0),
    },
  })
  if (opened.length === 0) return []
  await markOrder(tx, { order: order.id, mark: 'paid_twice' })
  return [...opened, { type: 'order.paid_twice', about }]
}

/** Several currencies cannot be added up: then it is everything that this payment captured. */
function surplusIn(
  row: PaymentRow,
  { order, holding, surplus }: Twice & { readonly holding: readonly PaymentRow[] },
): number {
  const isOne = holding.every(({ currency }) => currency === order.currency)
  return isOne ? Math.min(surplus, netOf(row)) : netOf(row)
}

interface Under {
  readonly order: OrderRow
  readonly row: PaymentRow
  readonly ours: readonly PaymentRow[]
  readonly missing: number
}

/** Only once no open payment can bring the rest. */
async function underpaid(
  tx: Transaction,
  { order, row, ours, missing }: Under,
): Promise<readonly Happening[]> {
  const isOpen = ours.some(({ standing }) => standing === 'live')
  if (missing <= 0 || isOpen || order.underpaidAt !== null) return []
  if ((await markOrder(tx, { order: order.id, mark: 'underpaid' })) === 'already') return []
  const about = { missing: { currency: order.currency ?? '', minorUnits: missing } }
  const opened = await openPaymentAnomaly(tx, {
    row,
    identity: `${order.id}:underpaid`,
    kind: 'underpaid',
    subject: 'order',
    message: 'All payments of the order have ended, and together took less than its amount.',
    details: about,
  })
  return [...opened, { type: 'order.underpaid', about }]
}
