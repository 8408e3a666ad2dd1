import type { PaymentRecord } from '@paystate/core'
import { operationsOfPayment } from '../store/operations/find-operations.ts'
import type { OperationRow } from '../store/operations/operation-row.ts'
import { referencesOfPayment } from '../store/operations/tries-of-payment.ts'
import { findPayment } from '../store/payments/find-payment.ts'
import type { PaymentRow } from '../store/payments/payment-row.ts'
import type { Session } from '../store/statements/session.ts'
import { readRecord } from './read-record.ts'

/** Everything that decides what may be done to a payment. */
export interface PaymentCase {
  readonly row: PaymentRow
  readonly record: PaymentRecord
  /** In the order of arrival. */
  readonly operations: readonly OperationRow[]
  /** The references of each, by its key. */
  readonly references: ReadonlyMap<number, readonly string[]>
}

export async function readCase(session: Session, row: PaymentRow): Promise<PaymentCase> {
  const payment = row.key
  const record = await readRecord(session, { payment })
  const operations = await operationsOfPayment(session, { payment })
  const references = await referencesOfPayment(session, { payment })
  return { row, record, operations, references }
}

/** Reads everything stored about a payment, by its key. */
export async function readCurrentCase(
  session: Session,
  { key }: Pick<PaymentRow, 'key'>,
): Promise<PaymentCase> {
  const row = await findPayment(session, { key })
  if (!row) throw new Error(`There is no payment ${key}`)
  return readCase(session, row)
}

/** An operation that has not ended. */
export function isOpen({ state }: OperationRow): boolean {
  return state === 'waiting' || state === 'intended' || state === 'attempted' || state === 'unknown'
}

/** The operation that created the payment; absent for one that was taken over. */
export function creationOf({ operations }: PaymentCase): OperationRow | undefined {
  return operations.find(({ kind }) => kind === 'create')
}

/** Whether the payment must be read before anything relies on it. */
export function needsRead({ record }: PaymentCase): boolean {
  return record.payment.needsRead || record.outOfOrderUntil !== undefined
}

/** Whether the payment provably never reached its provider. */
export function neverCreated(payment: PaymentCase): boolean {
  const creation = creationOf(payment)
  const isOver = creation?.state === 'not_applied' || creation?.state === 'withdrawn'
  return isOver && payment.record.payment.providerStatus === undefined
}
