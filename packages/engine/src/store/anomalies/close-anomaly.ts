import { nothing } from '../statements/fields.ts'
import { first, rows, run, type Session, type Transaction } from '../statements/session.ts'
import { NOW, statement } from '../statements/statement.ts'
import { ANOMALY_COLUMNS, type AnomalyRow, anomalyRow } from './anomaly-row.ts'

const SETTLE = statement(
  `update paystate.anomalies as a set settled_at = ${NOW}, settled_because = :because,
     act_due_at = null,
     closed_at = case when policy = 'hold' then null else ${NOW} end,
     closed_because = case when policy = 'hold' then null else :because end
   where a.id = :id and a.closed_at is null and a.settled_at is null
   returning ${ANOMALY_COLUMNS}`,
  anomalyRow,
)

const CLOSE = statement(
  `update paystate.anomalies as a set closed_at = ${NOW}, closed_because = :because, closed_by = :who,
     act_due_at = null
   where a.id = :id and a.closed_at is null
   returning ${ANOMALY_COLUMNS}`,
  anomalyRow,
)

/** Another hold of the payment takes over; the last one gives it free. */
const RELEASE = statement(
  `update paystate.payments set held_by = (
     select a.id from paystate.anomalies as a
     where a.payment = :payment::bigint and a.policy = 'hold' and a.closed_at is null
     order by a.key limit 1)
   where key = :payment::bigint`,
  nothing,
)

const BY_ID = statement(
  `select ${ANOMALY_COLUMNS} from paystate.anomalies as a where a.id = :id`,
  anomalyRow,
)

const BY_IDENTITY = statement(
  `select ${ANOMALY_COLUMNS} from paystate.anomalies as a
   where a.identity = :identity and a.closed_at is null and a.settled_at is null`,
  anomalyRow,
)

export function findAnomaly(
  session: Session,
  { id }: { id: string },
): Promise<AnomalyRow | undefined> {
  return first(session, { statement: BY_ID, values: { id } })
}

/** The anomaly of an identity that is open and not settled; there is one at most. */
export async function findUnsettled(
  session: Session,
  { identity }: { identity: string },
): Promise<AnomalyRow | undefined> {
  return (await rows(session, { statement: BY_IDENTITY, values: { identity } }))[0]
}

/**
 * Notes the evidence that settles an anomaly, and closes it, unless it holds a payment: that is for a person.
 * Undefined when it was settled or closed before.
 */
export function settleAnomaly(
  tx: Transaction,
  settled: { readonly id: string; readonly because: string },
): Promise<AnomalyRow | undefined> {
  return first(tx, { statement: SETTLE, values: { ...settled } })
}

/** Closes an anomaly in a person's name, under the lock of its payment. Undefined when it is closed. */
export async function closeAnomaly(
  tx: Transaction,
  closing: { readonly id: string; readonly who: string; readonly because: string },
): Promise<AnomalyRow | undefined> {
  const closed = await first(tx, { statement: CLOSE, values: { ...closing } })
  const payment = closed?.payment ?? null
  if (payment !== null) await run(tx, { statement: RELEASE, values: { payment } })
  return closed
}
