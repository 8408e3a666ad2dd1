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

/** A pool of `pg`. Nothing is kept in a session, so a pooler in transaction mode may stand between. */
export function fromPool(pool: Pool): Database {
  return {
    query: (text, values = []) => pool.query(text, [...values]),
    async transaction(run) {
      const client = await pool.connect()
      client.on('error', ignore) // a connection that breaks between two statements would end the process
      let connection: 'usable' | 'broken' = 'usable'
      try {
        return await transact(client, run)
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

async function transact<T>(client: PoolClient, run: (tx: Queryable) => Promise<T>): Promise<T> {
  await client.query('begin isolation level read committed', [])
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
