import { DUE, type Due, dueValues } from '../statements/due.ts'
import { first, only, type Transaction } from '../statements/session.ts'
import { NOW, statement } from '../statements/statement.ts'
import { differences } from './differences.ts'
import type { OperationKind } from './operation-kind.ts'
import {
  type OnDispute,
  OPERATION_COLUMNS,
  type OperationRow,
  openOperation,
  operationRow,
} from './operation-row.ts'

/** What is compared when the same id is used again. */
export type Compared = Readonly<Record<string, string | number | null>>

export interface NewOperation {
  readonly kind: OperationKind
  /** The application's id, unique per kind. */
  readonly id: string
  readonly payment: number
  readonly compared: Compared
  /** In minor units; null where the kind has none. */
  readonly amount: number | null
  readonly state: 'waiting' | 'intended'
  /** Withdrawn, provably never sent, if there was no attempt by then. */
  readonly sendBefore: Due
  /** The transaction of the application that it was stored in. */
  readonly transactionId: string | null
  readonly onDispute: OnDispute
  /** Who asked for it. Not compared: whoever asked first stays. */
  readonly askedBy?: string | undefined
}

/** The operation of an id; `conflict` when the id belongs to a different one, with what differs. */
export type InsertedOperation =
  | { readonly kind: 'inserted'; readonly operation: OperationRow }
  | { readonly kind: 'existing'; readonly operation: OperationRow }
  | {
      readonly kind: 'conflict'
      readonly operation: OperationRow
      readonly differences: readonly string[]
    }

const INSERT = statement(
  `insert into paystate.operations
     (kind, id, payment, compared, amount, state, send_before, transaction_id, on_dispute,
      asked_by, created_at, changed_at)
   values (:kind, :id, :payment::bigint, :compared::json, :amount::bigint, :state, ${DUE},
     :transactionId::text, :onDispute, :askedBy::text, ${NOW}, ${NOW})
   on conflict (kind, id) do nothing
   returning ${OPERATION_COLUMNS}`,
  operationRow,
  openOperation,
)

const EXISTING = statement(
  `select ${OPERATION_COLUMNS} from paystate.operations where kind = :kind and id = :id`,
  operationRow,
  openOperation,
)

/** Stores an operation once per id; called again with the same id, it returns the existing one. */
export async function insertOperation(
  tx: Transaction,
  operation: NewOperation,
): Promise<InsertedOperation> {
  const { sendBefore, compared, askedBy = null, ...columns } = operation
  const values = {
    ...columns,
    askedBy,
    compared: JSON.stringify(compared),
    ...dueValues(sendBefore),
  }
  const inserted = await first(tx, { statement: INSERT, values })
  if (inserted) return { kind: 'inserted', operation: inserted }
  const { kind, id } = operation
  const existing = await only(tx, { statement: EXISTING, values: { kind, id } })
  const differing = differences(existing.compared, { from: compared })
  if (differing.length === 0) return { kind: 'existing', operation: existing }
  return { kind: 'conflict', operation: existing, differences: differing }
}
