import { openAnomaly } from '../store/anomalies/anomalies.ts'
import type { PaymentRow } from '../store/payments/payment-row.ts'
import type { AnomalyKind } from '../store/policies/anomaly-kind.ts'
import type { Transaction } from '../store/statements/session.ts'
import type { Happening } from './events-of-changes.ts'

interface Opening {
  readonly row: PaymentRow
  readonly identity: string
  readonly kind: AnomalyKind
  readonly code?: string
  readonly subject: string
  /** What happened, for a person. */
  readonly message: string
  readonly details?: Readonly<Record<string, unknown>>
}

/** Opens an anomaly of a payment, with its event, unless it is already open. */
export async function openPaymentAnomaly(
  tx: Transaction,
  { row, message, details: more, ...columns }: Opening,
): Promise<readonly Happening[]> {
  const { kind } = columns
  const { instance, key: payment, order } = row
  const details = { message, ...more }
  const opened = await openAnomaly(tx, { ...columns, instance, payment, order, details })
  if (!opened) return []
  return [{ type: 'anomaly.opened', about: { anomaly: { id: opened.id, kind, ...details } } }]
}
