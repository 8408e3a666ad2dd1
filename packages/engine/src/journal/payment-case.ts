import { type PaymentRecord, parsePaymentRecord } from '@paystate/core'
import type { OperationRow } from '../store/operations/operation-row.ts'
import { referencesByOperation } from '../store/operations/references-by-operation.ts'
import type { PaymentRow } from '../store/payments/payment-row.ts'
import { type OpenWebhook, readKnown } from '../store/payments/read-known.ts'
import type { Session } from '../store/statements/session.ts'
import { addEvidence } from './read-record.ts'

/** Everything that decides what may be done to a payment. */
export interface PaymentCase {
  readonly row: PaymentRow
  readonly record: PaymentRecord
  /** In the order of arrival. */
  readonly operations: readonly OperationRow[]
  /** The references of each, by its key. */
  readonly references: ReadonlyMap<number, readonly string[]>
  /** Those that no read has covered yet. */
  readonly webhooks: readonly OpenWebhook[]
}

/** Reads everything stored about a payment; its row stays the given one, which may be locked. */
export async function readCase(session: Session, row: PaymentRow): Promise<PaymentCase> {
  return { ...(await readCurrentCase(session, row)), row }
}

/** Reads everything stored about a payment, by its key, as of one moment. */
export async function readCurrentCase(
  session: Session,
  { key }: Pick<PaymentRow, 'key'>,
): Promise<PaymentCase> {
  return readCaseBefore(session, { key, received: Number.POSITIVE_INFINITY })
}

/** The same without the evidence from a place on, such as what this transaction has just stored. */
export async function readCaseBefore(
  session: Session,
  { key, received: end }: { readonly key: number; readonly received: number },
): Promise<PaymentCase> {
  const known = await readKnown(session, { payment: key })
  if (!known) throw new Error(`There is no payment ${key}`)
  const { row, checkpoint, later, operations, references, webhooks } = known
  const earlier = later.filter(({ received }) => received < end)
  return {
    row,
    record: earlier.reduce(addEvidence, parsePaymentRecord(checkpoint)),
    operations,
    references: referencesByOperation(references),
    webhooks,
  }
}

/** An operation that has not ended, for all we know: a state of a later version is none of our ends. */
export function isOpen({ state }: OperationRow): boolean {
  return state !== 'applied' && state !== 'not_applied' && state !== 'withdrawn'
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
