import { findOperation } from '../store/operations/find-operations.ts'
import type { OperationKind } from '../store/operations/operation-kind.ts'
import type { OverdueOperation } from '../store/operations/overdue-operations.ts'
import { lockPayment } from '../store/payments/lock-payment.ts'
import type { Transaction } from '../store/statements/session.ts'
import { overdueIdentity } from './end-unknown.ts'
import { openPaymentAnomaly } from './open-payment-anomaly.ts'
import { readRecord } from './read-record.ts'
import { tell } from './record-changes.ts'

const HAPPENED = {
  create: 'the payment was created',
  capture: 'the capture was made',
  cancel: 'the payment was canceled',
  refund: 'the refund was made',
  cancel_refund: 'the refund was canceled',
} as const satisfies Readonly<Record<OperationKind, string>>

const BY_KIND: ReadonlyMap<string, string> = new Map(Object.entries(HAPPENED))

/** Opens the anomaly of an operation that has been unknown for too long, if it still is. */
export async function openOverdue(
  tx: Transaction,
  { payment, kind, id }: OverdueOperation,
): Promise<void> {
  const row = await lockPayment(tx, { payment })
  const operation = row && (await findOperation(tx, { kind, id }))
  if (!operation || operation.unknownSince === null) return
  const { amount, unknownSince: since } = operation
  const happened = BY_KIND.get(kind) ?? `the operation (${kind}) was made`
  const happenings = await openPaymentAnomaly(tx, {
    row,
    identity: overdueIdentity(operation),
    kind: 'unknown_overdue',
    subject: kind,
    message: `It is still unknown whether ${happened}, and it should be known by now.`,
    details: { operation: { kind, id }, since, ...(amount !== null && { minorUnits: amount }) },
  })
  await tell(tx, { row, record: await readRecord(tx, { payment }), happenings })
}
