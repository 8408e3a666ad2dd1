import { z } from 'zod'
import { HOLDS_LEASE, type Lease } from '../payments/lease.ts'
import { wakePayment } from '../payments/wake-payment.ts'
import { first, type Transaction } from '../statements/session.ts'
import { NOW, statement } from '../statements/statement.ts'
import { attemptPlace } from './find-attempts.ts'

const END = statement(
  `with payment as (
     select key, coalesce(${HOLDS_LEASE}, false) as is_held
     from paystate.payments where key = :payment::bigint for update
   )
   update paystate.attempts as a set
     ended_at = ${NOW}, ended = :ended::json,
     ended_under = case when payment.is_held then 'lease' else 'none' end
   from payment
   where a.operation = :operation::bigint and a.number = :number::integer
     and a.payment = payment.key and a.ended_at is null
   returning a.ended_under as under`,
  z.object({ under: z.enum(['lease', 'none']) }),
)

/**
 * Stores how an attempt ended. Under its lease it allows conclusions; under `none` it is kept as
 * evidence, proves nothing, and makes the payment due. `already` when an end is stored.
 */
export async function endAttempt(
  tx: Transaction,
  given: {
    readonly operation: number
    readonly number: number
    readonly lease: Lease
    readonly ended: unknown
  },
): Promise<'lease' | 'none' | 'already'> {
  const { operation, number, lease, ended } = given
  const { payment } = lease
  const values = {
    operation,
    number,
    payment,
    lease: lease.number,
    ended: tx.sealer.seal(ended, attemptPlace({ operation, number })),
  }
  const stored = await first(tx, { statement: END, values })
  if (stored?.under === 'none') await wakePayment(tx, { payment })
  return stored?.under ?? 'already'
}
