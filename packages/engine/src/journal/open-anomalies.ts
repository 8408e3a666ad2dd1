import {
  type Anomaly,
  type AnomalySubject,
  isReported,
  type PaymentChange,
  type PaymentRecord,
  type Refund,
} from '@paystate/core'
import type { PaymentRow } from '../store/payments/payment-row.ts'
import type { Transaction } from '../store/statements/session.ts'
import type { Happening } from './events-of-changes.ts'
import { KIND_OF_CODE } from './kind-of-code.ts'
import { openPaymentAnomaly } from './open-payment-anomaly.ts'

interface Shown {
  readonly row: PaymentRow
  readonly record: PaymentRecord
  readonly anomalies: readonly Anomaly[]
  readonly changes: readonly PaymentChange[]
}

/** Opens an anomaly for everything strange that a piece of evidence showed. */
export async function openAnomalies(tx: Transaction, shown: Shown): Promise<readonly Happening[]> {
  const { row, record, anomalies, changes } = shown
  const opened: Happening[] = []
  for (const { id, code, message, subject } of anomalies) {
    const kind = KIND_OF_CODE[code]
    const bounced = kind === 'refund_bounced' ? refundOf(record, subject) : undefined
    const details = { subject, ...(bounced && refundedAgainAt(row, bounced)) }
    const opening = { row, identity: `${row.id}:${id}`, kind, code, subject: subject.type, message }
    opened.push(...(await openPaymentAnomaly(tx, { ...opening, details })))
  }
  for (const change of changes) {
    if (change.type === 'refund.removed' && hasLeft(change.refund)) {
      opened.push(...(await openVanished(tx, { row, refund: change.refund })))
    }
  }
  return opened
}

function refundOf({ payment }: PaymentRecord, subject: AnomalySubject): Refund | undefined {
  if (subject.type !== 'refund') return undefined
  const { id, reference } = subject
  return payment.refunds.find(
    (refund) =>
      (id !== undefined && refund.id === id) ||
      (reference !== undefined && refund.reference === reference),
  )
}

/** How much must be refunded in all until the money of this refund is with the payer after all. */
function refundedAgainAt({ refunded }: PaymentRow, { amount }: Refund) {
  return isReported(amount) ? { refundedAgainAt: (refunded ?? 0) + amount } : {}
}

/** One that had failed or was canceled took nothing with it. */
function hasLeft({ status }: Refund): boolean {
  return status !== 'failed' && status !== 'canceled'
}

function openVanished(
  tx: Transaction,
  { row, refund }: { row: PaymentRow; refund: Refund },
): Promise<readonly Happening[]> {
  const { id, reference } = refund
  return openPaymentAnomaly(tx, {
    row,
    identity: `${row.id}:refund_vanished:${id ?? reference ?? ''}`,
    kind: 'refund_vanished',
    subject: 'refund',
    message: 'The provider had shown a refund, and does not show it anymore.',
    details: { refund, ...refundedAgainAt(row, refund) },
  })
}
