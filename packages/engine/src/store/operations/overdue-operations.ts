import { z } from 'zod'
import { integer, named, text } from '../statements/fields.ts'
import { rows, type Session } from '../statements/session.ts'
import { milliseconds, NOW, statement } from '../statements/statement.ts'
import type { OperationKind } from './operation-kind.ts'

const overdue = z.object({ key: integer, payment: integer, kind: named<OperationKind>(), id: text })

/** An operation that has been unknown for too long. */
export type OverdueOperation = z.infer<typeof overdue>

/** One that a person has closed is not opened again while it is the same that is unknown. */
const OVERDUE = statement(
  `select o.key, o.payment, o.kind, o.id from paystate.operations as o
   where o.key > :after::bigint and o.unknown_since <= ${NOW} - ${milliseconds('forMs')} and not exists (
     select from paystate.anomalies as a
     where a.identity = 'unknown_overdue:' || o.kind || ':' || o.id
       and (a.closed_at is null or a.closed_at >= o.unknown_since))
   order by o.key limit :limit::integer`,
  overdue,
)

/** Operations that have been unknown for so long, and have no anomaly that says so, after a key. */
export function overdueOperations(
  session: Session,
  given: { readonly forMs: number; readonly after: number; readonly limit: number },
): Promise<readonly OverdueOperation[]> {
  return rows(session, { statement: OVERDUE, values: { ...given } })
}
