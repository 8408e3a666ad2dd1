import { z } from 'zod'
import { instant, integer, json, text } from '../statements/fields.ts'
import { first, rows, type Session, type Transaction } from '../statements/session.ts'
import { epoch, NOW, statement } from '../statements/statement.ts'

export interface NewAnomaly {
  /** One anomaly of an identity is open at a time; the ids of what a policy does derive from it. */
  readonly identity: string
  readonly kind: string
  readonly subject: string | null
  readonly instance: string | null
  readonly payment: number | null
  readonly order: string | null
  readonly details: unknown
}

const anomalyRow = z.object({
  key: integer,
  identity: text,
  kind: text,
  subject: text.nullable(),
  instance: text.nullable(),
  payment: integer.nullable(),
  order: text.nullable(),
  details: json,
  openedAt: instant,
  closedAt: instant.nullable(),
  closedBecause: text.nullable(),
})

/** Something about money that must not be, from when it was noticed until it was settled. */
export type AnomalyRow = z.infer<typeof anomalyRow>

const key = z.object({ key: integer })

const OPEN = statement(
  `insert into paystate.anomalies
     (identity, kind, subject, instance, payment, order_id, details, opened_at)
   values (:identity, :kind, :subject::text, :instance::text, :payment::bigint, :order::text,
     :details::json, ${NOW})
   on conflict (identity) where closed_at is null do nothing
   returning key`,
  key,
)

const CLOSE = statement(
  `update paystate.anomalies set closed_at = ${NOW}, closed_because = :because
   where identity = :identity and closed_at is null
   returning key`,
  key,
)

const OF_PAYMENT = statement(
  `select key, identity, kind, subject, instance, payment, order_id as "order", details::text as details,
     ${epoch('opened_at')} as "openedAt", ${epoch('closed_at')} as "closedAt",
     closed_because as "closedBecause"
   from paystate.anomalies where payment = :payment::bigint order by key`,
  anomalyRow,
)

/** Opens an anomaly, unless it is open. */
export async function openAnomaly(
  tx: Transaction,
  { details, ...columns }: NewAnomaly,
): Promise<'opened' | 'open_already'> {
  const values = { ...columns, details: JSON.stringify(details) }
  return (await first(tx, { statement: OPEN, values })) ? 'opened' : 'open_already'
}

/** Closes an anomaly, with why. */
export async function closeAnomaly(
  tx: Transaction,
  { identity, because }: { identity: string; because: string },
): Promise<'closed' | 'not_open'> {
  const closed = await first(tx, { statement: CLOSE, values: { identity, because } })
  return closed ? 'closed' : 'not_open'
}

/** The anomalies of a payment, oldest first. */
export function anomaliesOfPayment(
  session: Session,
  { payment }: { payment: number },
): Promise<readonly AnomalyRow[]> {
  return rows(session, { statement: OF_PAYMENT, values: { payment } })
}
