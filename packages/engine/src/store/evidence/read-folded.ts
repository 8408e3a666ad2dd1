import { z } from 'zod'
import type { Sealer } from '../sealing/sealer.ts'
import { integer, json } from '../statements/fields.ts'
import { rows, type Session } from '../statements/session.ts'
import { statement } from '../statements/statement.ts'
import { checkpointPlace } from './checkpoint.ts'
import { evidencePlace } from './read-evidence.ts'

const foldedRow = z.object({
  payment: integer,
  checkpoint: json,
  received: integer.nullable(),
  begun: integer.nullable(),
  observation: json.nullable(),
})

/** The checkpoint of a payment, and a piece of evidence that came after it; null where none did. */
export type FoldedRow = z.infer<typeof foldedRow>

/** One statement, and with it one snapshot: what a checkpoint lacks is among the evidence. */
const READ = statement(
  `select c.payment, c.checkpoint::text as checkpoint, e.received, e.begun, e.observation::text as observation
   from paystate.checkpoints as c
     left join paystate.evidence as e on e.payment = c.payment and e.received > c.through
   where c.payment = any (array(select value::bigint from json_array_elements_text(:payments::json)))
   order by c.payment, e.received`,
  foldedRow,
  openFolded,
)

function openFolded(row: FoldedRow, sealer: Sealer): FoldedRow {
  const { payment, checkpoint, received, observation } = row
  return {
    ...row,
    checkpoint: sealer.open(checkpoint, checkpointPlace(payment)),
    observation:
      received === null ? null : sealer.open(observation, evidencePlace({ payment, received })),
  }
}

/** What is known of several payments, each checkpoint with the evidence after it, in order. */
export function readFolded(
  session: Session,
  { payments }: { readonly payments: readonly number[] },
): Promise<readonly FoldedRow[]> {
  return rows(session, { statement: READ, values: { payments: JSON.stringify(payments) } })
}
