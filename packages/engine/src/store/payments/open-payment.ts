import { z } from 'zod'
import { checkpointPlace } from '../evidence/checkpoint.ts'
import type { Compared } from '../operations/insert-operation.ts'
import {
  OPERATION_COLUMNS,
  type OperationRow,
  openOperation,
  operationRow,
} from '../operations/operation-row.ts'
import { tryPlace } from '../operations/tries.ts'
import { DUE, type Due, dueValues } from '../statements/due.ts'
import { flag, integer, json } from '../statements/fields.ts'
import { only, type Transaction } from '../statements/session.ts'
import { NOW, type RowSchema, statement } from '../statements/statement.ts'
import {
  type FirstLease,
  INSERT_PAYMENT,
  type NewPayment,
  paymentValues,
} from './insert-payment.ts'
import type { Lease } from './lease.ts'
import { type PaymentRow, paymentRow } from './payment-row.ts'

/** A payment with its creation, which was never sent. */
export interface NewAttempt {
  readonly payment: NewPayment
  /** Core's record of what is known before anything was sent. */
  readonly checkpoint: unknown
  readonly compared: Compared
  /** Withdrawn, provably never sent, if there was no attempt by then. */
  readonly sendBefore: Due
  /** The transaction of the application that it was stored in. */
  readonly transactionId: string | null
  readonly askedBy: string | undefined
  /** Core's Prepared: what is sent. */
  readonly prepared: unknown
  readonly lease: FirstLease | undefined
  /** An anomaly that is looked for by its identity. */
  readonly sought: string
}

export interface OpenedPayment {
  readonly row: PaymentRow
  readonly operation: OperationRow
  /** Whether there is an anomaly of the identity that was looked for, open or closed. */
  readonly isFound: boolean
  /** Its first lease, where one was taken. */
  readonly lease: Lease | undefined
}

interface OpenedRow {
  readonly row: PaymentRow
  readonly operation: OperationRow
  readonly isFound: boolean
  readonly begun: number
}

const columns = z.object({
  operation: json.transform((row) => operationRow.parse(row)),
  isFound: flag,
  begun: integer,
})

const opened: RowSchema<OpenedRow> = {
  parse: (row) => ({ row: paymentRow.parse(row), ...columns.parse(row) }),
}

const OPEN = statement(
  `with opened as (${INSERT_PAYMENT}),
   folded as (
     insert into paystate.checkpoints (payment, through, checkpoint, stored_at)
     select key, 0, :checkpoint::json, ${NOW} from opened),
   asked as (
     insert into paystate.operations
       (key, kind, id, payment, compared, amount, state, send_before, transaction_id,
        on_dispute, asked_by, created_at, changed_at)
     overriding system value
     select coalesce(:operation::bigint, nextval(pg_get_serial_sequence('paystate.operations', 'key'))),
       'create', :id, key, :compared::json, :requested::bigint, 'intended', ${DUE},
       :transactionId::text, 'send', :askedBy::text, ${NOW}, ${NOW} from opened
     returning ${OPERATION_COLUMNS}),
   prepared as (
     insert into paystate.tries (operation, number, instance, reference, prepared, created_at)
     select key, 1, :instance, :reference, :prepared::json, ${NOW} from asked)
   select opened.*, (select row_to_json(asked)::text from asked) as operation,
     nextval('paystate.evidence_order') as begun,
     exists (select from paystate.anomalies where identity = :sought) as "isFound"
   from opened`,
  opened,
)

const DRAW = statement(
  `select nextval(pg_get_serial_sequence('paystate.payments', 'key')) as key,
     nextval(pg_get_serial_sequence('paystate.operations', 'key')) as operation`,
  z.object({ key: integer, operation: integer }),
)

/**
 * Stores a payment with the intent to create it, all in one statement, and takes its lease where one is asked for.
 * Call it under the order's lock, as `insertPayment`.
 */
export async function openPayment(tx: Transaction, given: NewAttempt): Promise<OpenedPayment> {
  const { sealer } = tx
  const { payment, checkpoint, compared, sendBefore, askedBy, prepared, lease, ...others } = given
  // What is sealed is sealed for its row, so the keys are drawn before; else the statement draws them.
  const drawn = sealer.current === undefined ? undefined : await only(tx, { statement: DRAW })
  const { key, operation } = drawn ?? { key: 0, operation: 0 }
  const stored = await only(tx, {
    statement: OPEN,
    values: {
      ...paymentValues(payment, { key: drawn?.key, lease }),
      ...others,
      ...dueValues(sendBefore),
      operation: drawn?.operation ?? null,
      compared: JSON.stringify(compared),
      askedBy: askedBy ?? null,
      checkpoint: sealer.seal(checkpoint, checkpointPlace(key)),
      prepared: sealer.seal(prepared, tryPlace({ operation, number: 1 })),
    },
  })
  const { row, begun, isFound } = stored
  return {
    row,
    operation: openOperation(stored.operation, sealer),
    isFound,
    lease: leaseOf(row, begun),
  }
}

function leaseOf({ key, lease, leaseUntil, calls }: PaymentRow, begun: number): Lease | undefined {
  if (leaseUntil === null) return undefined
  return { payment: key, number: lease, until: leaseUntil, calls, begun }
}
