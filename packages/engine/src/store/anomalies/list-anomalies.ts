import type { AnomalyKind } from '../policies/anomaly-kind.ts'
import { rows, type Session } from '../statements/session.ts'
import { statement } from '../statements/statement.ts'
import { ANOMALY_COLUMNS, type AnomalyRow, anomalyRow } from './anomaly-row.ts'

/** Which anomalies are listed; null leaves a condition out. */
export interface AnomalyConditions {
  readonly isOpen: boolean | null
  readonly kind: AnomalyKind | null
  /** The application's id of a payment. */
  readonly payment: string | null
  readonly order: string | null
  readonly instance: string | null
  /** Older than this key. */
  readonly before: number | null
  readonly limit: number
}

const LIST = statement(
  `select ${ANOMALY_COLUMNS} from paystate.anomalies as a
   where (:isOpen::boolean is null or (a.closed_at is null) = :isOpen::boolean)
     and (not coalesce(:isOpen::boolean, false) or a.closed_at is null)
     and (:kind::text is null or a.kind = :kind)
     and (:payment::text is null
       or a.payment = (select p.key from paystate.payments as p where p.id = :payment))
     and (:order::text is null or a.order_id = :order)
     and (:instance::text is null or a.instance = :instance)
     and (:before::bigint is null or a.key < :before::bigint)
   order by a.key desc limit :limit::integer`,
  anomalyRow,
)

/** Anomalies, newest first. */
export function listAnomalies(
  session: Session,
  conditions: AnomalyConditions,
): Promise<readonly AnomalyRow[]> {
  return rows(session, { statement: LIST, values: { ...conditions } })
}
