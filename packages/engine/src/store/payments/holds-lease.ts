import { z } from 'zod'
import { flag } from '../statements/fields.ts'
import { first, type Transaction } from '../statements/session.ts'
import { statement } from '../statements/statement.ts'
import { HOLDS_LEASE, type Lease } from './lease.ts'

const HOLDS = statement(
  `select ${HOLDS_LEASE} as holds from paystate.payments where key = :payment::bigint for update`,
  z.object({ holds: flag.nullable() }),
)

/** Whether a lease still gives the right to conclude. Locks the payment, so that it stays so until the end. */
export async function holdsLease(
  tx: Transaction,
  { lease }: { lease: Pick<Lease, 'payment' | 'number'> },
): Promise<boolean> {
  const { payment, number } = lease
  const row = await first(tx, { statement: HOLDS, values: { payment, lease: number } })
  return row?.holds === true
}
