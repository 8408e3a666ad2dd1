import { z } from 'zod'
import type { AnomalyKind } from '../policies/anomaly-kind.ts'
import { isAct, policyOf } from '../policies/anomaly-policies.ts'
import { nothing, text } from '../statements/fields.ts'
import { first, rows, run, type Session, type Transaction } from '../statements/session.ts'
import { NOW, statement } from '../statements/statement.ts'
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

/**
 * Derived from the identity and the anomaly of that identity before, so that a database which was restored
 * names the same anomaly the same.
 */
const ID = `'anomaly_' || left(encode(sha256(convert_to(:identity || '#' || coalesce((
    select max(b.key) from paystate.anomalies as b where b.identity = :identity), 0), 'UTF8')), 'hex'), 24)`

const OPEN = statement(
  `insert into paystate.anomalies
     (id, identity, kind, code, subject, instance, payment, order_id, details, opened_at, policy, act,
      act_due_at)
   values (${ID}, :identity, :kind, :code::text, :subject::text, :instance::text, :payment::bigint,
     :order::text, :details::json, ${NOW}, :policy, :act::text,
     case when :act::text is not null then ${NOW} end)
   on conflict do nothing
   returning id`,
  z.object({ id: text }),
)

const HOLD = statement(
  `update paystate.payments set held_by = coalesce(held_by, :id) where key = :payment::bigint`,
  nothing,
)

const EVER = statement(
  `select id from paystate.anomalies
   where identity = :identity and (closed_at is null or closed_by is not null) limit 1`,
  z.object({ id: text }),
)

const OF_PAYMENT = statement(
  `select ${ANOMALY_COLUMNS} from paystate.anomalies as a
   where a.payment = :payment::bigint order by a.key`,
  anomalyRow,
)

const OPEN_OF_ORDER = statement(
  `select ${ANOMALY_COLUMNS} from paystate.anomalies as a
   where a.order_id = :order and a.closed_at is null and a.settled_at is null order by a.key`,
  anomalyRow,
)

const NEWEST = statement(
  `select ${ANOMALY_COLUMNS} from paystate.anomalies as a
   where a.identity = :identity order by a.key desc limit 1`,
  anomalyRow,
)

/** The newest anomaly of an identity, open or closed. */
export function findAnomaly(
  session: Session,
  { identity }: { identity: string },
): Promise<AnomalyRow | undefined> {
  return first(session, { statement: NEWEST, values: { identity } })
}

/**
 * Opens an anomaly with the policy of its kind, unless it is open; then `undefined`. Call it under the lock of
 * its payment: a hold begins with this transaction.
 */
export async function openAnomaly(
  tx: Transaction,
  { details, code = null, ...columns }: NewAnomaly,
): Promise<{ readonly id: string } | undefined> {
  const policy = policyOf(tx.policies, { kind: columns.kind, code })
  const act = isAct(policy) ? 'due' : null
  const values = { ...columns, code, policy, act, details: JSON.stringify(details) }
  const opened = await first(tx, { statement: OPEN, values })
  const { payment } = columns
  if (opened && policy === 'hold' && payment !== null) {
    await run(tx, { statement: HOLD, values: { id: opened.id, payment } })
  }
  return opened
}

/** Whether an anomaly of an identity is open, or was closed by a person: what evidence closed may come again. */
export async function wasOpened(
  session: Session,
  { identity }: { identity: string },
): Promise<boolean> {
  return (await first(session, { statement: EVER, values: { identity } })) !== undefined
}

/** The anomalies of a payment, oldest first. */
export function anomaliesOfPayment(
  session: Session,
  { payment }: { payment: number },
): Promise<readonly AnomalyRow[]> {
  return rows(session, { statement: OF_PAYMENT, values: { payment } })
}

/** The anomalies of an order and its payments that no evidence has settled, oldest first. */
export function unsettledOfOrder(
  session: Session,
  { order }: { order: string },
): Promise<readonly AnomalyRow[]> {
  return rows(session, { statement: OPEN_OF_ORDER, values: { order } })
}
