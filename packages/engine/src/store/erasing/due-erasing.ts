import type { Instant } from '@paystate/core'
import { z } from 'zod'
import { instant, integer, nothing, text } from '../statements/fields.ts'
import { rows, run, type Session, type Transaction } from '../statements/session.ts'
import { epoch, milliseconds, NOW, statement } from '../statements/statement.ts'

const found = z.object({ key: integer, id: text, instance: text, changedAt: instant })

/** A payment that may be due to be erased. */
export type ErasingCandidate = z.infer<typeof found>

const FOUND = `key, id, instance, ${epoch('changed_at')} as "changedAt"`

/** A place in the order of rest. */
export interface RestingPlace {
  readonly changedAt: Instant
  readonly key: number
}

/** By the index of what is at rest; what is open, told or held is passed over. */
const RESTING = statement(
  `select ${FOUND} from paystate.payments as p
   where standing <> 'live' and not is_erased and due_at is null and held_by is null
     and changed_at <= ${NOW} - ${milliseconds('afterMs')}
     and (:changedAt::timestamptz is null
       or (date_trunc('milliseconds', changed_at), key) > (:changedAt::timestamptz, :key::bigint))
     and instance in (select json_array_elements_text(:instances::json))
     and not exists (select from paystate.operations as o where o.payment = p.key
       and o.state not in ('applied', 'not_applied', 'withdrawn'))
     and not exists (select from paystate.inbox as i where i.payment = p.key and i.handled_at is null)
     and not exists (select from paystate.anomalies as a where a.closed_at is null
       and (a.payment = p.key or a.order_id = p.order_id))
     and not exists (select from paystate.consumers as c join paystate.deliveries as d
       on d.consumer = c.name and d.payment = p.key)
   order by changed_at, key limit :limit::integer`,
  found,
)

/** Payments that have rested for so long, from after a place on. */
export function restingPayments(
  session: Session,
  given: {
    readonly instances: readonly string[]
    readonly afterMs: number
    readonly from: RestingPlace | undefined
    readonly limit: number
  },
): Promise<readonly ErasingCandidate[]> {
  const { instances, afterMs, from, limit } = given
  const { changedAt = null, key = null } = from ?? {}
  const values = { afterMs, limit, changedAt, key, instances: JSON.stringify(instances) }
  return rows(session, { statement: RESTING, values })
}

const REQUEST = statement(
  `update paystate.payments set
     erase_requested_at = coalesce(erase_requested_at, ${NOW}),
     erase_due_at = case when is_erased then null else ${NOW} + ${milliseconds('inMs')} end
   where key = :payment::bigint`,
  nothing,
)

/** Notes that a payment is to be erased, by the application's request; tried again after a while. */
export function requestErasing(
  tx: Transaction,
  { payment, inMs }: { payment: number; inMs: number },
): Promise<void> {
  return run(tx, { statement: REQUEST, values: { payment, inMs } })
}

const CLAIM = statement(
  `update paystate.payments set erase_due_at = ${NOW} + ${milliseconds('postponeMs')}
   where key = any (array(
     select key from paystate.payments where erase_due_at <= ${NOW}
     order by erase_due_at limit :limit::integer for update skip locked))
   returning ${FOUND}`,
  found,
)

/** Payments whose erasing was requested and could not be finished at once. They are put off, not leased. */
export function claimErasing(
  session: Session,
  claim: { readonly limit: number; readonly postponeMs: number },
): Promise<readonly ErasingCandidate[]> {
  return rows(session, { statement: CLAIM, values: { ...claim } })
}
