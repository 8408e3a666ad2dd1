import { z } from 'zod'
import { integer, text } from '../statements/fields.ts'
import { rows, type Session } from '../statements/session.ts'
import { statement } from '../statements/statement.ts'

const FOUND = statement(
  `select a.id, coalesce(p.key, o.payment) as payment
   from paystate.anomalies as a
   left join paystate.payments as p
     on p.instance = a.instance and p.reference = a.details ->> 'reference'
   left join paystate.tries as t
     on t.instance = a.instance and t.reference = a.details ->> 'reference'
   left join paystate.operations as o on o.key = t.operation
   where a.closed_at is null and a.kind = 'orphan' and coalesce(p.key, o.payment) is not null
   limit :limit::integer`,
  z.object({ id: text, payment: integer }),
)

const ADOPTED = statement(
  `select a.id from paystate.anomalies as a
   join paystate.payments as p on p.instance = a.instance and p.provider_id = a.details ->> 'providerId'
   where a.closed_at is null and a.kind = 'foreign'
   limit :limit::integer`,
  z.object({ id: text }),
)

const CONFIGURED = statement(
  `select a.id from paystate.anomalies as a
   where a.closed_at is null and a.kind = 'not_configured'
     and a.instance in (select json_array_elements_text(:instances::json))`,
  z.object({ id: text }),
)

/** Open anomalies of orphans that this database has a payment or an operation for by now. */
export function orphansFound(
  session: Session,
  { limit }: { limit: number },
): Promise<readonly { readonly id: string; readonly payment: number }[]> {
  return rows(session, { statement: FOUND, values: { limit } })
}

/** Open anomalies of payments of another system that this database has taken over by now. */
export function foreignAdopted(
  session: Session,
  { limit }: { limit: number },
): Promise<readonly { readonly id: string }[]> {
  return rows(session, { statement: ADOPTED, values: { limit } })
}

/** Open anomalies of providers that were not configured, and are now. */
export function instancesFound(
  session: Session,
  { instances }: { instances: readonly string[] },
): Promise<readonly { readonly id: string }[]> {
  return rows(session, { statement: CONFIGURED, values: { instances: JSON.stringify(instances) } })
}
