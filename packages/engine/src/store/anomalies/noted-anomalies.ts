import { z } from 'zod'
import { integer, text } from '../statements/fields.ts'
import { rows, type Session } from '../statements/session.ts'
import { statement } from '../statements/statement.ts'

const found = z.object({ key: integer, id: text })

/** An open anomaly of none of our payments, and its place among all. */
export type FoundAnomaly = z.infer<typeof found>

/** After a key, in order: one that cannot be closed hides none of the others. */
const OPEN = 'a.closed_at is null and a.settled_at is null and a.key > :after::bigint'
const IN_ORDER = 'order by a.key limit :limit::integer'

const FOUND = statement(
  `select a.key, a.id from paystate.anomalies as a
   where ${OPEN} and a.kind = 'orphan' and (
     exists (select from paystate.payments as p
       where p.instance = a.instance and p.reference = a.details ->> 'reference')
     or exists (select from paystate.tries as t
       where t.instance = a.instance and t.reference = a.details ->> 'reference'))
   ${IN_ORDER}`,
  found,
)

const ADOPTED = statement(
  `select a.key, a.id from paystate.anomalies as a
   where ${OPEN} and a.kind = 'foreign' and exists (select from paystate.payments as p
     where p.instance = a.instance and p.provider_id = a.details ->> 'providerId')
   ${IN_ORDER}`,
  found,
)

const CONFIGURED = statement(
  `select a.key, a.id from paystate.anomalies as a
   where ${OPEN} and a.kind = 'not_configured'
     and a.instance in (select json_array_elements_text(:instances::json))
   ${IN_ORDER}`,
  found,
)

/** A part of those that are open. */
export interface AnomaliesPart {
  /** The key of the one before; 0 for the first part. */
  readonly after: number
  readonly limit: number
}

/** Open anomalies of orphans that this database has a payment or an operation for by now. */
export function orphansFound(
  session: Session,
  part: AnomaliesPart,
): Promise<readonly FoundAnomaly[]> {
  return rows(session, { statement: FOUND, values: { ...part } })
}

/** Open anomalies of payments of another system that this database has taken over by now. */
export function foreignAdopted(
  session: Session,
  part: AnomaliesPart,
): Promise<readonly FoundAnomaly[]> {
  return rows(session, { statement: ADOPTED, values: { ...part } })
}

/** Open anomalies of providers that were not configured, and are now. */
export function instancesFound(
  session: Session,
  { instances, ...part }: AnomaliesPart & { readonly instances: readonly string[] },
): Promise<readonly FoundAnomaly[]> {
  const values = { ...part, instances: JSON.stringify(instances) }
  return rows(session, { statement: CONFIGURED, values })
}
