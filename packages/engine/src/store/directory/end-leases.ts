import { z } from 'zod'
import type { Queryable } from '../database/database.ts'

const KNOWN = `select to_regclass('paystate.payments') is not null as "hasPayments"`
const found = z.array(z.object({ hasPayments: z.boolean() }))

/** The number fences, as if somebody had taken the lease since. */
const OF_PAYMENTS = `
  update paystate.payments set
    lease = lease + 1, lease_until = null, lease_owner = null,
    due_at = least(due_at, statement_timestamp())
  where lease_until is not null`

const OF_SWEEPS = `
  update paystate.instances set
    lease = lease + 1, lease_until = null, lease_owner = null,
    due_at = least(due_at, statement_timestamp())
  where lease_until is not null`

/**
 * Ends the leases that a process left behind that is certainly over: it had the database for itself. What it had
 * begun is due at once, and what it may have sent stays unknown until it is resolved.
 */
export async function endLeases(database: Queryable): Promise<void> {
  const { rows } = await database.query(KNOWN)
  if (found.parse(rows)[0]?.hasPayments !== true) return
  await database.query(OF_PAYMENTS)
  await database.query(OF_SWEEPS)
}
