import { unsettledOfOrder } from '../store/anomalies/anomalies.ts'
import type { AnomalyRow } from '../store/anomalies/anomaly-row.ts'
import { settleAnomaly } from '../store/anomalies/close-anomaly.ts'
import { lockOrder } from '../store/orders/lock-order.ts'
import { paymentsOfOrder } from '../store/payments/find-payment.ts'
import type { PaymentRow } from '../store/payments/payment-row.ts'
import type { Transaction } from '../store/statements/session.ts'
import { endOf } from './anomaly-ends.ts'
import type { Happening } from './events-of-changes.ts'

/** Closes the anomalies of an order that a change of one of its payments ends. */
export async function settleAnomalies(
  tx: Transaction,
  { before, row }: { before: PaymentRow; row: PaymentRow },
): Promise<readonly Happening[]> {
  if (!hasMoved(before, row)) return []
  const open = await unsettledOfOrder(tx, { order: row.order })
  if (open.length === 0) return []
  const order = await lockOrder(tx, { order: row.order })
  const payments = (await paymentsOfOrder(tx, { order: row.order })).map((other) =>
    other.key === row.key ? row : other,
  )
  const happenings: Happening[] = []
  for (const anomaly of open) {
    const because = endOf(anomaly, { order, payments })
    if (because) happenings.push(...(await settle(tx, { anomaly, because })))
  }
  return happenings
}

/** An amount that is reported for the first time, as nothing, ends nothing. */
function hasMoved(before: PaymentRow, row: PaymentRow): boolean {
  return (
    (before.captured ?? 0) !== (row.captured ?? 0) ||
    (before.reversed ?? 0) !== (row.reversed ?? 0) ||
    (before.refunded ?? 0) !== (row.refunded ?? 0) ||
    before.standing !== row.standing
  )
}

/** Settles one anomaly; the event says that it is closed, which one that holds a payment is not. */
export async function settle(
  tx: Transaction,
  { anomaly, because }: { anomaly: AnomalyRow; because: string },
): Promise<readonly Happening[]> {
  const settled = await settleAnomaly(tx, { id: anomaly.id, because })
  if (!settled || settled.closedAt === null) return []
  return [closedHappening(settled, { why: because })]
}

/** The event of an anomaly that was closed, by a person where `who` says so. */
export function closedHappening(
  { id, kind, details }: AnomalyRow,
  ended: { readonly why: string; readonly who?: string },
): Happening {
  const about = typeof details === 'object' && details !== null ? details : {}
  return { type: 'anomaly.closed', about: { anomaly: { id, kind, ...about, ...ended } } }
}
