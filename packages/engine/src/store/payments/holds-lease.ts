import { z } from 'zod'
import { flag } from '../statements/fields.ts'
import { first, type Transaction } from '../statements/session.ts'
import { statement } from '../statements/statement.ts'
import { HOLDS_LEASE, type Lease } from './lease.ts'

const HOLDS = statement(
  `select ${HOLDS_LEASE} as holds from paystate.payments where key = :payment::bigint for update`,
  z.object({ holds: flag.nullable() }),
)

/** Whether a lease is still valid for a conclusion. It locks the payment until the end of the transaction. */
export async function holdsLease(
  tx: Transaction,
  { lease }: { lease: Pick<Lease, 'payment' | 'number'> },
): Promise<boolean> {
  const { payment, number } = lease
  const row = await first(tx, { statement: HOLDS, values: { payment, lease: number } })
  return row?.holds === true
}
