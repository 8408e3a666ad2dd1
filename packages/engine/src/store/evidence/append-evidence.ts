import { z } from 'zod'
import { integer } from '../statements/fields.ts'
import { only, type Session, type Transaction } from '../statements/session.ts'
import { NOW, statement } from '../statements/statement.ts'

export interface NewEvidence {
  readonly payment: number
  /** When the reading of it began, drawn from the sequence; null for what was pushed or came without a lease. */
  readonly begun: number | null
  readonly source: string
  /** Core's Observation, as JSON. */
  readonly observation: unknown
}

/** The lock comes first: `received` increases in the order in which evidence is stored. */
const APPEND = statement(
  `with locked as (select key from paystate.payments where key = :payment::bigint for update)
   insert into paystate.evidence (payment, received, begun, source, observation, stored_at)
   select key, nextval('paystate.evidence_order'), :begun::bigint, :source, :observation::json, ${NOW}
   from locked
   returning received, nextval('paystate.evidence_order') as begun`,
  z.object({ received: integer, begun: integer }),
)

const DRAW = statement(
  `select nextval('paystate.evidence_order') as begun`,
  z.object({ begun: integer }),
)

/**
 * Adds evidence, in order under the payment's lock. Returns the number it was received at, and the beginning
 * of the next read.
 */
export function appendEvidence(
  tx: Transaction,
  { observation, ...columns }: NewEvidence,
): Promise<{ received: number; begun: number }> {
  const values = { ...columns, observation: JSON.stringify(observation) }
  return only(tx, { statement: APPEND, values })
}

/** The beginning of a reading outside any lease. */
export async function drawBegun(session: Session): Promise<number> {
  return (await only(session, { statement: DRAW })).begun
}
