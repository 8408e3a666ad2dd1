import { z } from 'zod'
import { checkpointPlace } from '../evidence/checkpoint.ts'
import { evidencePlace } from '../evidence/read-evidence.ts'
import {
  OPERATION_COLUMNS,
  type OperationRow,
  openOperation,
  operationRow,
} from '../operations/operation-row.ts'
import type { Sealer } from '../sealing/sealer.ts'
import { integer, json, text } from '../statements/fields.ts'
import { first, type Session } from '../statements/session.ts'
import { type RowSchema, statement } from '../statements/statement.ts'
import { PAYMENT_COLUMNS, type PaymentRow, paymentRow } from './payment-row.ts'

/** A piece of evidence that the checkpoint lacks. */
interface LaterEvidence {
  readonly received: number
  readonly begun: number | null
  readonly observation: unknown
}

const laterRow: RowSchema<LaterEvidence> = z.object({
  received: integer,
  begun: integer.nullable(),
  observation: json,
})

/** One of the references that an operation has had. */
interface StoredReference {
  readonly operation: number
  readonly reference: string
}

const referenceRow: RowSchema<StoredReference> = z.object({ operation: integer, reference: text })

/** An unhandled webhook of a payment, as far as a read of the payment needs it. */
export interface OpenWebhook {
  readonly key: number
  readonly calls: number
  readonly instance: string
  readonly digest: string
  /** As they are stored: `hintsOf` opens them. */
  readonly hints: unknown
}

const webhookRow: RowSchema<OpenWebhook> = z.object({
  key: integer,
  calls: integer,
  instance: text,
  digest: text,
  hints: json,
})

/** All that is stored about a payment and decides what is done with it. */
export interface Known {
  readonly row: PaymentRow
  /** Core's fold of the evidence, as JSON. */
  readonly checkpoint: unknown
  /** The evidence that the checkpoint lacks, in order. */
  readonly later: readonly LaterEvidence[]
  /** Oldest first. */
  readonly operations: readonly OperationRow[]
  /** The references that the operations have had, in order. */
  readonly references: readonly StoredReference[]
  /** Close just these when a read that begins now has covered them. */
  readonly webhooks: readonly OpenWebhook[]
}

const columns = z.object({
  checkpoint: json,
  later: list(laterRow),
  operations: list(operationRow),
  references: list(referenceRow),
  webhooks: list(webhookRow),
})

const known: RowSchema<Known> = {
  parse: (row) => ({ row: paymentRow.parse(row), ...columns.parse(row) }),
}

/** The rows of a select as one column; its client reads a text. */
const all = (select: string, order: string) =>
  `coalesce((select json_agg(found order by ${order}) from (${select}) as found), '[]')::text`

/** One statement, and with it one snapshot: no two parts of it are from different moments. */
const READ = statement(
  `select ${PAYMENT_COLUMNS}, known.* from paystate.payments, lateral (
     select c.checkpoint::text as checkpoint,
       ${all(
         `select received, begun, observation::text as observation from paystate.evidence
          where payment = c.payment and received > c.through`,
         'found.received',
       )} as later,
       ${all(
         `select ${OPERATION_COLUMNS} from paystate.operations where payment = c.payment`,
         'found.key',
       )} as operations,
       ${all(
         `select t.operation, t.reference, t.number from paystate.tries as t
            join paystate.operations as o on o.key = t.operation where o.payment = c.payment`,
         'found.operation, found.number',
       )} as "references",
       ${all(
         `select key, calls, instance, digest, hints::text as hints from paystate.inbox
          where payment = c.payment and handled_at is null`,
         'found.key',
       )} as webhooks
     from paystate.checkpoints as c where c.payment = payments.key
   ) as known
   where key = :payment::bigint`,
  known,
  openKnown,
)

function openKnown(known: Known, sealer: Sealer): Known {
  const { row, checkpoint, later, operations } = known
  const payment = row.key
  return {
    ...known,
    checkpoint: sealer.open(checkpoint, checkpointPlace(payment)),
    later: later.map(({ observation, ...at }) => ({
      ...at,
      observation: sealer.open(observation, evidencePlace({ payment, received: at.received })),
    })),
    operations: operations.map((operation) => openOperation(operation, sealer)),
  }
}

/** Reads what is stored about a payment, without a lock. */
export function readKnown(
  session: Session,
  { payment }: { readonly payment: number },
): Promise<Known | undefined> {
  return first(session, { statement: READ, values: { payment } })
}

function list<Row>(row: RowSchema<Row>) {
  return json.pipe(z.array(z.unknown())).transform((found) => found.map((one) => row.parse(one)))
}
