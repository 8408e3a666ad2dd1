import { z } from 'zod'
import type { Place } from '../sealing/place.ts'
import { integer, json, nothing } from '../statements/fields.ts'
import {
  first,
  rows,
  run,
  type Session,
  type Transaction,
  type Values,
} from '../statements/session.ts'
import { NOW, statement } from '../statements/statement.ts'

/** The fold of a payment's evidence up to a place. */
export interface Checkpoint {
  readonly payment: number
  /** The last `received` in it. */
  readonly through: number
  /** Core's, as JSON. */
  readonly checkpoint: unknown
}

/** Where the checkpoint of a payment is sealed for. */
export function checkpointPlace(payment: number): Place {
  return { table: 'checkpoints', column: 'checkpoint', row: [payment] }
}

export const STORE_CHECKPOINT = `insert into paystate.checkpoints (payment, through, checkpoint, stored_at)
   values (:payment::bigint, :through::bigint, :checkpoint::json, ${NOW})
   on conflict (payment) do update set
     through = excluded.through, checkpoint = excluded.checkpoint, stored_at = excluded.stored_at`

const STORE = statement(STORE_CHECKPOINT, nothing)

const READ = statement(
  `select payment, through, checkpoint::text as checkpoint
   from paystate.checkpoints where payment = :payment::bigint`,
  z.object({ payment: integer, through: integer, checkpoint: json }),
  (row, sealer) => ({
    ...row,
    checkpoint: sealer.open(row.checkpoint, checkpointPlace(row.payment)),
  }),
)

const COMPACT = statement(
  `delete from paystate.evidence
   where payment = :payment::bigint
     and received = any (array(
       select value::bigint from json_array_elements_text(:superseded::json)))
   returning received`,
  z.object({ received: integer }),
)

export function checkpointValues(
  { sealer }: Session,
  { payment, through, checkpoint }: Checkpoint,
): Values {
  return { payment, through, checkpoint: sealer.seal(checkpoint, checkpointPlace(payment)) }
}

/** Stores how far the evidence was folded. Call it under the payment's lock. */
export function storeCheckpoint(tx: Transaction, checkpoint: Checkpoint): Promise<void> {
  return run(tx, { statement: STORE, values: checkpointValues(tx, checkpoint) })
}

export function readCheckpoint(
  session: Session,
  { payment }: { payment: number },
): Promise<Checkpoint | undefined> {
  return first(session, { statement: READ, values: { payment } })
}

/**
 * Removes evidence that core's compaction found redundant, together with the checkpoint that was
 * folded from the rest. Besides retention, nothing else removes evidence.
 */
export async function compactEvidence(
  tx: Transaction,
  { checkpoint, superseded }: { checkpoint: Checkpoint; superseded: readonly number[] },
): Promise<number> {
  const { payment } = checkpoint
  await storeCheckpoint(tx, checkpoint)
  const values = { payment, superseded: JSON.stringify(superseded) }
  return (await rows(tx, { statement: COMPACT, values })).length
}
