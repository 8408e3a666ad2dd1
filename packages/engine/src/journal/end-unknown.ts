import { findUnsettled } from '../store/anomalies/close-anomaly.ts'
import type { OperationRow } from '../store/operations/operation-row.ts'
import { lockPayment } from '../store/payments/lock-payment.ts'
import type { Transaction } from '../store/statements/session.ts'
import { readRecord } from './read-record.ts'
import { tell } from './record-changes.ts'
import { settle } from './settle-anomalies.ts'

/** What an anomaly of an operation that has been unknown for too long is found by. */
export function overdueIdentity({ kind, id }: Pick<OperationRow, 'kind' | 'id'>): string {
  return `unknown_overdue:${kind}:${id}`
}

/** Closes the anomaly of an operation that was unknown for too long: now it is known. */
export async function endUnknown(tx: Transaction, operation: OperationRow): Promise<void> {
  if (operation.unknownSince === null) return
  const anomaly = await findUnsettled(tx, { identity: overdueIdentity(operation) })
  const row = anomaly && (await lockPayment(tx, { payment: operation.payment }))
  if (!row) return
  const happenings = await settle(tx, { anomaly, because: 'The outcome is known now.' })
  const record = await readRecord(tx, { payment: row.key })
  await tell(tx, { row, record, happenings })
}
