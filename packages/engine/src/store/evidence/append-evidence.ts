import type { Instant } from '@paystate/core'
import { z } from 'zod'
import { CONSUMERS_HELD } from '../events/hold-consumers.ts'
import { instant, integer, nothing } from '../statements/fields.ts'
import { only, run, type Session, type Transaction } from '../statements/session.ts'
import { epoch, NOW, statement } from '../statements/statement.ts'
import { evidencePlace } from './read-evidence.ts'

export interface NewEvidence {
  readonly payment: number
  /** When the reading of it began, drawn from the sequence; null for what was pushed or came without a lease. */
  readonly begun: number | null
  readonly source: string
  /** Core's Observation, as JSON. */
  readonly observation: unknown
}

/** It locks as `lockPayment` does, and first: `received` increases in the order in which evidence is stored. */
const APPEND = statement(
  `with locked as (
     select key, ${CONSUMERS_HELD} from paystate.payments where key = :payment::bigint for update)
   insert into paystate.evidence (payment, received, begun, source, observation, stored_at)
   select key, coalesce(:received::bigint, nextval('paystate.evidence_order')), :begun::bigint, :source, :observation::json, ${NOW}
   from locked
   returning received, nextval('paystate.evidence_order') as begun`,
  z.object({ received: integer, begun: integer }),
)

const LOCK = statement(
  'select key from paystate.payments where key = :payment::bigint for update',
  nothing,
)

const BEGIN = statement(
  `select nextval('paystate.evidence_order') as begun, ${epoch(NOW)} as "asOf"`,
  z.object({ begun: integer, asOf: instant }),
)

/**
 * Adds evidence, in order under the payment's lock. Returns the number it was received at, and the beginning
 * of the next read.
 */
export async function appendEvidence(
  tx: Transaction,
  { observation, ...columns }: NewEvidence,
): Promise<{ received: number; begun: number }> {
  const { payment } = columns
  const received = await placeOfNext(tx, payment)
  const place = evidencePlace({ payment, received: received ?? 0 })
  const values = { ...columns, received, observation: tx.sealer.seal(observation, place) }
  return only(tx, { statement: APPEND, values })
}

/** What is sealed is sealed for its place, so that is drawn before; else the statement draws it. */
async function placeOfNext(tx: Transaction, payment: number): Promise<number | null> {
  if (tx.sealer.current === undefined) return null
  await run(tx, { statement: LOCK, values: { payment } })
  return (await beginReading(tx)).begun
}

/** Where a reading outside any lease begins: its place in the order of evidence, and the database's time. */
export interface Beginning {
  readonly begun: number
  readonly asOf: Instant
}

/** Begins a reading of a payment that is not stored yet. */
export function beginReading(session: Session): Promise<Beginning> {
  return only(session, { statement: BEGIN })
}
