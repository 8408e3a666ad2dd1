import type { Queryable } from '../../src/index.ts'

/**
 * Whether a call comes to wait for a lock of another session, or ends without having waited. Ask on a connection that
 * neither of them uses.
 */
export async function waitsForLock(
  database: Pick<Queryable, 'query'>,
  call: Promise<unknown>,
): Promise<'waits' | 'ended'> {
  let isOver = false
  const over = () => {
    isOver = true
  }
  call.then(over, over)
  while (!(await isSomebodyWaiting(database))) if (isOver) return 'ended'
  return 'waits'
}

/** Whether a session of this database waits for a lock that another one holds. */
export async function isSomebodyWaiting(database: Pick<Queryable, 'query'>): Promise<boolean> {
  const { rows } = await database.query(
    `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
  )
  return rows.length > 0
}
