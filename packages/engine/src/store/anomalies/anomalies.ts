import { z } from 'zod'
import { text } from '../statements/fields.ts'
import { first, rows, type Session, type Transaction } from '../statements/session.ts'
import { NOW, statement } from '../statements/statement.ts'
import type { AnomalyKind } from './anomaly-kind.ts'
import { ANOMALY_COLUMNS, type AnomalyRow, anomalyRow } from './anomaly-row.ts'

export interface NewAnomaly {
  /** One anomaly of an identity is open at a time. */
  readonly identity: string
  readonly kind: AnomalyKind
  /** What exactly it is, where the kind has several. */
  readonly code?: string | null
  readonly subject: string | null
  readonly instance: string | null
  readonly payment: number | null
  readonly order: string | null
  readonly details: unknown
}

const named = z.object({ id: text })

/**
 * Derived from the identity and the anomaly of that identity before, so that a database which was restored
 * names the same anomaly the same.
 */
const ID = `'anomaly_' || left(encode(sha256(convert_to(:identity || '#' || coalesce((
    select max(b.key) from paystate.anomalies as b where b.identity = :identity), 0), 'UTF8')), 'hex'), 24)`

const OPEN = statement(
  `insert into paystate.anomalies
     (id, identity, kind, code, subject, instance, payment, order_id, details, opened_at)
   values (${ID}, :identity, :kind, :code::text, :subject::text, :instance::text, :payment::bigint,
     :order::text, :details::json, ${NOW})
   on conflict do nothing
   returning id`,
  named,
)

const CLOSE = statement(
  `update paystate.anomalies set closed_at = ${NOW}, closed_because = :because
   where identity = :identity and closed_at is null
   returning id`,
  named,
)

const OF_PAYMENT = statement(
  `select ${ANOMALY_COLUMNS} from paystate.anomalies as a
   where a.payment = :payment::bigint order by a.key`,
  anomalyRow,
)

/** Opens an anomaly, unless it is open; then `undefined`. */
export async function openAnomaly(
  tx: Transaction,
  { details, code = null, ...columns }: NewAnomaly,
): Promise<{ readonly id: string } | undefined> {
  const values = { ...columns, code, details: JSON.stringify(details) }
  return first(tx, { statement: OPEN, values })
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
