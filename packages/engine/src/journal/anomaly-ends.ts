import { z } from 'zod'
import type { AnomalyRow } from '../store/anomalies/anomaly-row.ts'
import type { OrderRow } from '../store/orders/order-row.ts'
import type { PaymentRow } from '../store/payments/payment-row.ts'
import { keptOf, netOf, returnedOf } from './money-of-row.ts'

/** What the evidence shows now of the order that an anomaly belongs to. */
export interface OrderNow {
  readonly order: OrderRow
  readonly payments: readonly PaymentRow[]
}

const paidTwice = z.object({
  surplus: z.object({ minorUnits: z.int() }),
  returnedBefore: z.int().optional(),
})

const owed = z.object({ refundedAgainAt: z.int() })

/** Why an anomaly is over by what the evidence shows; undefined while it is not. Others are for a person. */
export function endOf(anomaly: AnomalyRow, now: OrderNow): string | undefined {
  const row = now.payments.find(({ key }) => key === anomaly.payment)
  switch (anomaly.kind) {
    case 'late_money':
    case 'provider_contradicted':
    case 'superseded':
      return row && keepsNothing(row) ? RETURNED : undefined
    case 'capture_overdue':
      if (row && (row.captured ?? 0) > 0) return 'The provider has captured.'
      return row && keepsNothing(row) ? ENDED : undefined
    case 'amount_differs':
      if (row && keepsNothing(row)) return RETURNED
      return row && isSurplusReturned(row) ? 'What was paid too much was returned.' : undefined
    case 'paid_twice':
      return isTwiceOver(anomaly, now) ? 'What was paid too much was returned.' : undefined
    case 'underpaid':
      return underpaidEnd(now)
    case 'refund_bounced':
    case 'refund_vanished':
      return row && isRefundedAgain(anomaly, row) ? 'The money was refunded after all.' : undefined
    default:
      return undefined
  }
}

const RETURNED = 'None of the money is held anymore.'
const ENDED = 'The payment ended, and holds no money.'

function keepsNothing(row: PaymentRow): boolean {
  return row.standing !== 'live' && (keptOf(row) ?? 0) === 0
}

function isSurplusReturned(row: PaymentRow): boolean {
  const { captured, requested } = row
  const kept = keptOf(row)
  return (captured ?? 0) > requested && kept !== null && kept <= requested
}

/** The surplus of this payment was returned, or the order holds no more than it asks for. */
function isTwiceOver(anomaly: AnomalyRow, { order, payments }: OrderNow): boolean {
  const read = paidTwice.safeParse(anomaly.details)
  const row = payments.find(({ key }) => key === anomaly.payment)
  if (!read.success || !row) return false
  const { surplus, returnedBefore = 0 } = read.data
  if (returnedOf(row) - returnedBefore >= surplus.minorUnits) return true
  const isOne = payments.every(({ currency }) => currency === order.currency)
  return isOne && order.amount !== null && sumOf(payments) <= order.amount
}

function underpaidEnd({ order, payments }: OrderNow): string | undefined {
  const ours = payments.filter(({ currency }) => currency === order.currency)
  if (order.amount !== null && sumOf(ours) >= order.amount) return 'The rest was paid.'
  return ours.every((row) => (keptOf(row) ?? 0) === 0) ? RETURNED : undefined
}

function sumOf(payments: readonly PaymentRow[]): number {
  return payments.reduce((sum, row) => sum + netOf(row), 0)
}

function isRefundedAgain({ details }: AnomalyRow, { refunded }: PaymentRow): boolean {
  const read = owed.safeParse(details)
  return read.success && refunded !== null && refunded >= read.data.refundedAgainAt
}
