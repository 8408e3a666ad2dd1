import { z } from 'zod'
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

const READ = statement(
  `select received, begun, source, observation::text as observation, ${epoch('stored_at')} as "storedAt"
   from paystate.evidence where payment = :payment::bigint and received > :after::bigint
   order by received`,
  evidenceRow,
)

/** The evidence of a payment in order, from after a place on. */
export function readEvidence(
  session: Session,
  { payment, after = 0 }: { payment: number; after?: number },
): Promise<readonly EvidenceRow[]> {
  return rows(session, { statement: READ, values: { payment, after } })
}
