import { z } from 'zod'
import type { Place } from '../sealing/place.ts'
import { instant, integer, json, text } from '../statements/fields.ts'
import { rows, type Session } from '../statements/session.ts'
import { epoch, statement } from '../statements/statement.ts'

const evidenceRow = z.object({
  received: integer,
  begun: integer.nullable(),
  source: text,
  observation: json,
  storedAt: instant,
})

/** One piece of evidence, and its place: [begun, received]. */
export type EvidenceRow = z.infer<typeof evidenceRow>

/** Where a piece of evidence is sealed for. */
export function evidencePlace(row: { readonly payment: number; readonly received: number }): Place {
  return { table: 'evidence', column: 'observation', row: [row.payment, row.received] }
}

const READ = statement(
  `select received, begun, source, observation::text as observation, ${epoch('stored_at')} as "storedAt"
   from paystate.evidence where payment = :payment::bigint and received > :after::bigint
   order by received`,
  evidenceRow,
)

/** The evidence of a payment in order, from after a place on. */
export async function readEvidence(
  session: Session,
  { payment, after = 0 }: { payment: number; after?: number },
): Promise<readonly EvidenceRow[]> {
  const stored = await rows(session, { statement: READ, values: { payment, after } })
  return stored.map((row) => {
    const place = evidencePlace({ payment, received: row.received })
    return { ...row, observation: session.sealer.open(row.observation, place) }
  })
}
