import type { Instant } from '@paystate/core'
import { z } from 'zod'
import { closeCircuit } from '../instances/circuit.ts'
import { DUE, type Due, dueValues } from '../statements/due.ts'
import { instant, integer, text } from '../statements/fields.ts'
import { first, type Session } from '../statements/session.ts'
import { epoch, milliseconds, NOW, statement } from '../statements/statement.ts'

/**
 * The right to send and to read a payment, and to conclude from it, until a time of the database's clock.
 *
 * `number` fences: whoever takes the lease afterwards has a higher one, and nothing is concluded under an
 * older one. `calls` is the counter when the step began, `begun` the beginning of what is now read or sent.
 */
export interface Lease {
  readonly payment: number
  readonly number: number
  readonly until: Instant
  readonly calls: number
  readonly begun: number
}

const leaseRow = z.object({
  payment: integer,
  number: integer,
  until: instant,
  calls: integer,
  begun: integer,
})

const LEASE_COLUMNS = `key as payment, lease as number, ${epoch('lease_until')} as until, calls,
  nextval('paystate.evidence_order') as begun`

/** Whether a lease is held now, in a condition on a row of payments. */
export const HOLDS_LEASE = `(lease = :lease::bigint and lease_until > ${NOW})`

const take = (condition: string) => `update paystate.payments set
     lease = lease + 1, lease_until = ${NOW} + ${milliseconds('forMs')}, lease_owner = :owner,
     due_at = ${NOW} + ${milliseconds('forMs')}
   where ${condition} and (lease_until is null or lease_until <= ${NOW})
   returning ${LEASE_COLUMNS}`

const TAKE = statement(take('key = :payment::bigint'), leaseRow)

const TAKE_BY_ID = statement(
  `${take('id = :id and instance in (select json_array_elements_text(:instances::json))')}, instance`,
  leaseRow.extend({ instance: text }),
)

const RENEW = statement(
  `update paystate.payments set
     lease_until = ${NOW} + ${milliseconds('forMs')}, due_at = ${NOW} + ${milliseconds('forMs')}
   where key = :payment::bigint and ${HOLDS_LEASE}
   returning key as payment, lease as number, ${epoch('lease_until')} as until,
     :calls::bigint as calls, :begun::bigint as begun`,
  leaseRow,
)

const RELEASE = statement(
  `with closed as (${closeCircuit('reached')})
   update paystate.payments set
     lease_until = null, lease_owner = null,
     due_at = case when calls <> :calls::bigint then ${NOW} else ${DUE} end
   where key = :payment::bigint and lease = :lease::bigint and lease_until is not null
   returning key as payment`,
  z.object({ payment: integer }),
)

/** Takes the lease of a payment, unless it is held. While it is held, the payment is due at its end. */
export async function takeLease(
  session: Session,
  { payment, forMs, owner }: { payment: number; forMs: number; owner: string },
): Promise<Lease | 'busy'> {
  return (await first(session, { statement: TAKE, values: { payment, forMs, owner } })) ?? 'busy'
}

/**
 * Takes the lease of a payment of one of the instances, by its id. Undefined where it is held, where the payment is
 * of another instance, or where there is none.
 */
export async function takeLeaseById(
  session: Session,
  given: {
    readonly id: string
    readonly instances: readonly string[]
    readonly forMs: number
    readonly owner: string
  },
): Promise<{ readonly lease: Lease; readonly instance: string } | undefined> {
  const instances = JSON.stringify(given.instances)
  const taken = await first(session, { statement: TAKE_BY_ID, values: { ...given, instances } })
  if (!taken) return undefined
  const { instance, ...lease } = taken
  return { lease, instance }
}

/** Extends a lease; `lost` when it expired or another process took it. */
export async function renewLease(
  session: Session,
  { lease, forMs }: { lease: Lease; forMs: number },
): Promise<Lease | 'lost'> {
  const { payment, number, calls, begun } = lease
  const values = { payment, lease: number, calls, begun, forMs }
  return (await first(session, { statement: RENEW, values })) ?? 'lost'
}

interface Released {
  readonly lease: Lease
  readonly due: Due
  /** The instance whose provider has responded: its circuit is closed. */
  readonly reached?: string | null
}

/**
 * Releases a lease. The payment is due at `due`, or at once when something woke it since the
 * lease was taken.
 */
export async function releaseLease(
  session: Session,
  { lease, due, reached = null }: Released,
): Promise<'released' | 'lost'> {
  const { payment, number, calls } = lease
  const values = { payment, lease: number, calls, reached, ...dueValues(due) }
  return (await first(session, { statement: RELEASE, values })) ? 'released' : 'lost'
}
