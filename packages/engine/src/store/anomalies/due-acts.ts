import { nothing } from '../statements/fields.ts'
import { rows, run, type Session } from '../statements/session.ts'
import { milliseconds, NOW, statement } from '../statements/statement.ts'
import { ANOMALY_COLUMNS, type AnomalyRow, anomalyRow } from './anomaly-row.ts'

const CLAIM = statement(
  `update paystate.anomalies as a set act_due_at = ${NOW} + ${milliseconds('postponeMs')}
   where a.key = any (array(
     select key from paystate.anomalies
     where act_due_at <= ${NOW} and instance in (select json_array_elements_text(:instances::json))
     order by act_due_at limit :limit::integer for update skip locked))
   returning ${ANOMALY_COLUMNS}`,
  anomalyRow,
)

const END = statement(
  `update paystate.anomalies set act = :act, act_because = :because::text, act_due_at = null
   where id = :id and act = 'due'`,
  nothing,
)

/** Anomalies whose policy has something to do. They are put off, not leased: what is done has one effect. */
export function claimActs(
  session: Session,
  claim: {
    readonly instances: readonly string[]
    readonly limit: number
    readonly postponeMs: number
  },
): Promise<readonly AnomalyRow[]> {
  const { instances, ...values } = claim
  return rows(session, {
    statement: CLAIM,
    values: { ...values, instances: JSON.stringify(instances) },
  })
}

/** Notes that a policy has done what it does, or may not do it, with why. */
export function endAct(
  session: Session,
  ended: { readonly id: string; readonly act: 'made' | 'refused'; readonly because: string | null },
): Promise<void> {
  return run(session, { statement: END, values: { ...ended } })
}
