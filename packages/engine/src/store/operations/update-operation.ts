import { DUE, type Due, dueValues } from '../statements/due.ts'
import { only, type Transaction } from '../statements/session.ts'
import { NOW, statement } from '../statements/statement.ts'
import {
  type OnDispute,
  OPERATION_COLUMNS,
  type OperationRow,
  type OperationState,
  openOperation,
  operationPlace,
  operationRow,
} from './operation-row.ts'

export interface OperationUpdate {
  readonly operation: number
  readonly state: OperationState
  /** What core needs to resolve it; null when nothing is pending. */
  readonly pending: unknown
  /** What the application is given; null while there is nothing to give. */
  readonly outcome: unknown
  /** Who takes it back, where a person does. */
  readonly withdrawnBy?: string | undefined
}

const UPDATE = statement(
  `update paystate.operations set
     state = :state, pending = :pending::json, outcome = :outcome::json, changed_at = ${NOW},
     unknown_since = case when :state in ('attempted', 'unknown')
       then coalesce(unknown_since, ${NOW}) end,
     withdrawn_by = coalesce(:withdrawnBy::text, withdrawn_by)
   where key = :operation::bigint
   returning ${OPERATION_COLUMNS}`,
  operationRow,
  openOperation,
)

const RETRY = statement(
  `update paystate.operations set
     state = :state, try = try + :further::integer, pending = null, outcome = null, unknown_since = null,
     verdict = null, on_dispute = coalesce(:onDispute::text, on_dispute),
     send_before = ${DUE}, changed_at = ${NOW}
   where key = :operation::bigint
   returning ${OPERATION_COLUMNS}`,
  operationRow,
  openOperation,
)

/** Stores the outcome of an operation. Since when it has been unknown is kept until it is known. */
export function updateOperation(
  tx: Transaction,
  { pending, outcome, withdrawnBy, ...columns }: OperationUpdate,
): Promise<OperationRow> {
  const sealed = (column: 'pending' | 'outcome', value: unknown) =>
    isNothing(value) ? null : tx.sealer.seal(value, operationPlace(column, columns.operation))
  const values = {
    ...columns,
    pending: sealed('pending', pending),
    outcome: sealed('outcome', outcome),
    withdrawnBy: withdrawnBy ?? null,
  }
  return only(tx, { statement: UPDATE, values })
}

/**
 * Begins an operation again that was provably not applied: as its next try, under a reference of its own, or
 * as the `same`, with the bytes that it has.
 */
export function retryOperation(
  tx: Transaction,
  given: {
    readonly operation: number
    readonly state: 'waiting' | 'intended'
    readonly as: 'same_try' | 'next_try'
    readonly sendBefore: Due
    /** As the application asks for it now; without it, as it was. */
    readonly onDispute?: OnDispute
  },
): Promise<OperationRow> {
  const { operation, state, as, sendBefore, onDispute = null } = given
  const further = as === 'next_try' ? 1 : 0
  return only(tx, {
    statement: RETRY,
    values: { operation, state, further, onDispute, ...dueValues(sendBefore) },
  })
}

function isNothing(value: unknown): boolean {
  return value === null || value === undefined
}
