import type { Instant } from '@paystate/core'
import { z } from 'zod'
import { instant, nothing, text } from '../statements/fields.ts'
import { only, rows, run, type Session, type Transaction } from '../statements/session.ts'
import { epoch, NOW, statement } from '../statements/statement.ts'

const holdRow = z.object({ instance: text, since: instant, at: instant, because: text })

/** What this database may have forgotten: what was sent to an instance from `since` until `at`. */
export type Hold = z.infer<typeof holdRow>

const HOLD = `held_since = least(held_since, :since::timestamptz), held_at = date_trunc('milliseconds', ${NOW}), held_because = :because`

const HOLD_INSTALLATION = statement(`update paystate.installation set ${HOLD}`, nothing)

/** Their sweeps are due at once: that is what ends a hold. */
const HOLD_INSTANCES = statement(
  `update paystate.instances set ${HOLD}, due_at = least(due_at, ${NOW}), changed_at = ${NOW}`,
  nothing,
)

const LIST = statement(
  `select name as instance, ${epoch('held_since')} as since, ${epoch('held_at')} as at,
     held_because as because
   from paystate.instances where held_at is not null order by name`,
  holdRow,
)

const LIFT = statement(
  `update paystate.instances
   set held_since = null, held_at = null, held_because = null, changed_at = ${NOW},
     released_at = ${NOW}, released_by = :by, released_because = :because
   where held_at is not null and (:instance::text is null or name = :instance)
     and (:at::timestamptz is null or held_at = :at::timestamptz)
   returning name as instance`,
  z.object({ instance: text }),
)

const LIFT_INSTALLATION = statement(
  `update paystate.installation set held_since = null, held_at = null, held_because = null
   where not exists (select from paystate.instances where held_at is not null)`,
  nothing,
)

/** What was to be sent waits for the end of the hold. */
const WAKE = statement(
  `update paystate.payments set calls = calls + 1, due_at = case when lease_until > ${NOW} then due_at else ${NOW} end
   where instance = :instance and key in (
     select payment from paystate.operations where state in ('waiting', 'intended'))`,
  nothing,
)

/** Holds every instance: also those that no process has configured now. */
export async function holdInstances(
  tx: Transaction,
  { since, because }: { since: Instant; because: string },
): Promise<void> {
  await run(tx, { statement: HOLD_INSTALLATION, values: { since, because } })
  await run(tx, { statement: HOLD_INSTANCES, values: { since, because } })
}

/** The instances that are held, by name. */
export function listHolds(session: Session): Promise<readonly Hold[]> {
  return rows(session, { statement: LIST })
}

export interface Release {
  /** Null for all. */
  readonly instance: string | null
  /** Only the hold that was noticed then; null for whichever there is. */
  readonly at: Instant | null
  readonly by: string
  readonly because: string
}

/** Ends the hold of one instance or of all. Names those that it ended. */
export async function liftHold(tx: Transaction, release: Release): Promise<readonly string[]> {
  const lifted = await rows(tx, { statement: LIFT, values: { ...release } })
  await run(tx, { statement: LIFT_INSTALLATION })
  for (const { instance: name } of lifted) {
    await run(tx, { statement: WAKE, values: { instance: name } })
  }
  return lifted.map(({ instance: name }) => name)
}

/** What is newest in this database, by the ends of indexes: a backup is no older than that. */
const NEWEST = statement(
  `select ${epoch(`greatest(
     (select created_at from paystate.installation),
     (select happened_at from paystate.events order by number desc limit 1),
     (select created_at from paystate.payments order by key desc limit 1),
     (select created_at from paystate.operations order by key desc limit 1),
     (select received_at from paystate.inbox order by key desc limit 1))`)} as newest`,
  z.object({ newest: instant }),
)

/** The time of the newest thing that is stored here. */
export async function newestStored(session: Session): Promise<Instant> {
  return (await only(session, { statement: NEWEST })).newest
}
