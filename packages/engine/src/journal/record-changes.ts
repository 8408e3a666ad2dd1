import type { Anomaly, PaymentChange, PaymentRecord } from '@paystate/core'
import { insertEvents } from '../store/events/insert-events.ts'
import { findOperationsByReference } from '../store/operations/find-operations.ts'
import type { PaymentRow } from '../store/payments/payment-row.ts'
import type { Transaction } from '../store/statements/session.ts'
import { type Happening, happeningsOf } from './events-of-changes.ts'
import { openAnomalies } from './open-anomalies.ts'
import { orderHappenings } from './order-happenings.ts'
import { settleAnomalies } from './settle-anomalies.ts'
import { trackedPayment } from './tracked-payment.ts'

export interface RecordedChanges {
  readonly before: PaymentRow
  readonly row: PaymentRow
  readonly record: PaymentRecord
  readonly changes: readonly PaymentChange[]
  readonly anomalies: readonly Anomaly[]
}

/**
 * Publishes what changed to the consumers: the only way from evidence to events. Call it under the payment's lock, in
 * the transaction that stores the change. Returns what was published.
 */
export async function recordChanges(
  tx: Transaction,
  recorded: RecordedChanges,
): Promise<readonly Happening[]> {
  const { before, row, record, changes, anomalies } = recorded
  const happenings = [
    ...happeningsOf(changes, { before, row }),
    ...(await settleAnomalies(tx, { before, row })),
    ...(await openAnomalies(tx, { row, record, anomalies, changes })),
    ...(await orderHappenings(tx, { before, row })),
  ]
  await tell(tx, { row, record, happenings })
  return happenings
}

/** Stores events with the current payment. */
export async function tell(
  tx: Transaction,
  given: { row: PaymentRow; record: PaymentRecord; happenings: readonly Happening[] },
): Promise<void> {
  const { row, record, happenings } = given
  const snapshot = trackedPayment({ row, record })
  const ours = await ownIds(tx, { row, happenings })
  const events = happenings.map(({ type, about }) => {
    const operation = ours.get(referenceOf(about) ?? '')
    const data = {
      payment: row.id,
      order: row.order,
      ...about,
      ...(operation !== undefined && { operation }),
    }
    return { type, payment: row.key, order: row.order, data }
  })
  await insertEvents(tx, { events, snapshot })
}

/** The application's ids of those refunds and captures that are ours, by reference. */
async function ownIds(
  tx: Transaction,
  { row, happenings }: { row: PaymentRow; happenings: readonly Happening[] },
): Promise<ReadonlyMap<string, string>> {
  const { instance } = row
  const references = happenings.flatMap(({ about }) => referenceOf(about) ?? [])
  const found = await findOperationsByReference(tx, { instance, references })
  return new Map(found.map(({ reference, id }) => [reference, id]))
}

function referenceOf({ refund, capture }: Happening['about']): string | undefined {
  return referenceIn(refund) ?? referenceIn(capture)
}

function referenceIn(part: unknown): string | undefined {
  if (typeof part !== 'object' || part === null || !('reference' in part)) return undefined
  return typeof part.reference === 'string' ? part.reference : undefined
}
