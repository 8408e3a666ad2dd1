import type { Database, Queryable } from './database.ts'
import { DatabaseError } from './database-error.ts'

type Answer = { readonly rows: readonly unknown[]; readonly command?: string }

/** The part of a `pg` PoolClient that is used. */
export interface PoolClient {
  query(text: string, values: unknown[]): Promise<Answer>
  on(event: 'error', listener: () => void): unknown
  off(event: 'error', listener: () => void): unknown
  release(destroy?: boolean): void
}

/** The part of a `pg` Pool that is used. */
export interface Pool {
  query(text: string, values: unknown[]): Promise<Answer>
  connect(): Promise<PoolClient>
}

/** Longer than a handler may take between two statements. */
const IDLE_MS = 60_000

/**
 * A pool of `pg`. Nothing is kept in a session, so a pooler in transaction mode may stand between.
 *
 * @param options.idleMs The server ends a transaction in which nothing happens for so long: a process that is
 *   paused in one would hold its locks, and everybody who waits for them, until it goes on.
 */
export function fromPool(pool: Pool, { idleMs = IDLE_MS }: { idleMs?: number } = {}): Database {
  return {
    query: (text, values = []) => pool.query(text, [...values]),
    async transaction(run) {
      const client = await pool.connect()
      client.on('error', ignore) // a connection that breaks between two statements would end the process
      let connection: 'usable' | 'broken' = 'usable'
      try {
        return await transact(client, { run, idleMs })
      } catch (error) {
        connection = await rollBack(client)
        throw error
      } finally {
        client.off('error', ignore)
        client.release(connection === 'broken')
      }
    },
  }
}

interface Transacting<T> {
  readonly run: (tx: Queryable) => Promise<T>
  readonly idleMs: number
}

async function transact<T>(client: PoolClient, { run, idleMs }: Transacting<T>): Promise<T> {
  const idle = `set local idle_in_transaction_session_timeout = ${idleMs}`
  await client.query(`begin isolation level read committed; ${idle}`, []) // in one round trip
  const value = await run({ query: (text, values = []) => client.query(text, [...values]) })
  const { command } = await client.query('commit', [])
  if (command === 'ROLLBACK')
    throw new DatabaseError('misuse', { what: 'A statement failed before.' })
  return value
}

async function rollBack(client: PoolClient): Promise<'usable' | 'broken'> {
  try {
    await client.query('rollback', [])
    return 'usable'
  } catch {
    return 'broken'
  }
}

function ignore(): void {}
