import { z } from 'zod'
import { integer, json, text } from '../statements/fields.ts'
import { rows, type Session } from '../statements/session.ts'
import { statement } from '../statements/statement.ts'

const unmatchedRow = z.object({
  key: integer,
  calls: integer,
  instance: text,
  digest: text,
  hints: json,
})

/** A webhook that was not assigned to a payment yet; `hintsOf` opens its hints. */
export type UnmatchedWebhook = z.infer<typeof unmatchedRow>

const READ = statement(
  `select key, calls, instance, digest, hints::text as hints from paystate.inbox
   where instance in (select json_array_elements_text(:instances::json)) and due_at is not null
     and handled_at is null and state in ('new', 'unmatched')
   order by key desc limit :limit::integer`,
  unmatchedRow,
)

/** The newest webhooks of some instances that were stored and not assigned to a payment yet. */
export function unmatchedInbox(
  session: Session,
  { instances, limit }: { readonly instances: readonly string[]; readonly limit: number },
): Promise<readonly UnmatchedWebhook[]> {
  return rows(session, {
    statement: READ,
    values: { instances: JSON.stringify(instances), limit },
  })
}
