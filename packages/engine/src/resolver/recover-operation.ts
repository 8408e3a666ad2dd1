import { type Outcome, type Pending, recover } from '@paystate/core'
import { readRecord } from '../journal/read-record.ts'
import type { OperationRow } from '../store/operations/operation-row.ts'
import { findControl } from '../store/payments/find-control.ts'
import { type DatabaseTime, databaseClock } from './database-time.ts'
import type { Held } from './held.ts'

/** Looks an operation up once. Sends nothing. @throws {PaymentError} */
export async function recoverOperation(
  { services, instance, signal }: Held,
  { operation, pending, row }: { operation: OperationRow; pending: Pending; row: DatabaseTime },
): Promise<Outcome> {
  const { store } = services
  const { payment } = operation
  const { payment: known } = await readRecord(store, { payment })
  const control = await findControl(store, { instance: instance.name, payment })
  const { account } = instance.adapter
  const positiveControl = control && {
    account,
    reference: control.reference,
    ...(control.providerId !== null && { id: control.providerId }),
  }
  const clock = databaseClock(row, services.clock)
  return recover(instance.adapter, pending, {
    clock,
    wanted: false,
    positiveControl,
    known,
    signal,
  })
}
