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

/** What an anomaly of an operation is found by that is shown otherwise than it was concluded. */
export function contradictedIdentity({ kind, id }: Pick<OperationRow, 'kind' | 'id'>): string {
  return `${kind}:${id}:contradicted`
}

/**
 * Closes the anomalies of an operation that was unknown, now that it is known: that it was for too long, and that
 * a verdict was contradicted which had ended it before.
 */
export async function endUnknown(tx: Transaction, operation: OperationRow): Promise<void> {
  if (operation.unknownSince === null) return
  for (const identity of [overdueIdentity(operation), contradictedIdentity(operation)]) {
    const anomaly = await findUnsettled(tx, { identity })
    const row = anomaly && (await lockPayment(tx, { payment: operation.payment }))
    if (!row) continue
    const happenings = await settle(tx, { anomaly, because: 'The outcome is known now.' })
    const record = await readRecord(tx, { payment: row.key })
    await tell(tx, { row, record, happenings })
  }
}
