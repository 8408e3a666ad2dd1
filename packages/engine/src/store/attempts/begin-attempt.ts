import type { Instant } from '@paystate/core'
import { z } from 'zod'
import { operationPlace } from '../operations/operation-row.ts'
import type { Lease } from '../payments/lease.ts'
import { HOLDS_LEASE } from '../payments/lease.ts'
import { flag, instant, integer } from '../statements/fields.ts'
import { first, type Transaction } from '../statements/session.ts'
import { epoch, milliseconds, NOW, statement } from '../statements/statement.ts'
import { type AttemptMark, HAS_ATTEMPT, markValues } from './attempt-mark.ts'

/** An attempt whose bytes may leave once this transaction is committed, and until a time. */
export interface BegunAttempt {
  readonly kind: 'begun'
  /** Which attempt of the operation, from 1. */
  readonly number: number
  /** By the database's clock. */
  readonly mustLeaveBefore: Instant
  /** Whether the database has the attempt that the caller remembers; true where it remembers none. */
  readonly remembers: boolean
}

const BEGIN = statement(
  `with held as (
     select key, lease, lease_until - ${milliseconds('marginMs')} as must_leave_before
     from paystate.payments
     where key = :payment::bigint and ${HOLDS_LEASE}
       and lease_until - ${milliseconds('marginMs')} > ${NOW}
     for update
   ), begun as (
     insert into paystate.attempts (operation, number, try, payment, lease, begun_at, must_leave_before)
     select o.key, (select count(*) + 1 from paystate.attempts as a where a.operation = o.key), o.try,
       held.key, held.lease, ${NOW}, held.must_leave_before
     from held join paystate.operations as o on o.key = :operation::bigint and o.payment = held.key
     returning operation, number, must_leave_before
   ), attempted as (
     update paystate.operations set
       state = 'attempted', pending = :pending::json, outcome = null, changed_at = ${NOW},
       unknown_since = coalesce(unknown_since, ${NOW})
     where key = (select operation from begun)
   )
   select number, ${epoch('must_leave_before')} as "mustLeaveBefore",
     (:markOperation::bigint is null or ${HAS_ATTEMPT}) as remembers
   from begun`,
  z.object({ number: integer, mustLeaveBefore: instant, remembers: flag }),
)

interface Beginning {
  readonly operation: number
  /** What core needs to resolve it, as if its response were lost. */
  readonly pending: unknown
  readonly lease: Lease
  readonly marginMs: number
  /** The last attempt that this process began. */
  readonly last?: AttemptMark | undefined
}

/**
 * Stores that bytes may leave from now on. Only under the payment's lease, and only while enough of it is
 * left: `lost` means that nothing may be sent.
 */
export async function beginAttempt(
  tx: Transaction,
  { operation, pending, lease, marginMs, last }: Beginning,
): Promise<BegunAttempt | { readonly kind: 'lost' }> {
  const { payment, number } = lease
  const sealed = tx.sealer.seal(pending, operationPlace('pending', operation))
  const values = {
    operation,
    pending: sealed,
    payment,
    lease: number,
    marginMs,
    ...markValues(last),
  }
  const begun = await first(tx, { statement: BEGIN, values })
  return begun ? { kind: 'begun', ...begun } : { kind: 'lost' }
}
