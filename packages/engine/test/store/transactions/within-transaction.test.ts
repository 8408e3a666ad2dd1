import { PGlite } from '@electric-sql/pglite'
import { Pool } from 'pg'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { openDatabase } from '../../../src/store/database/open-database.ts'
import { lockOrder } from '../../../src/store/orders/lock-order.ts'
import { migrate } from '../../../src/store/schema/migrate.ts'
import { createStore, type Store } from '../../../src/store/store.ts'
import { transactionState } from '../../../src/store/transactions/transaction-state.ts'
import {
  type ApplicationTransaction,
  withinTransaction,
} from '../../../src/store/transactions/within-transaction.ts'
import { createServerDatabase } from '../../support/databases.ts'

const hasServer = inject('postgresUrl') !== undefined

/** An application's own way to its database, beside the engine's. */
interface Application {
  readonly store: Store
  /** Runs in a transaction of the application; throw to roll back. */
  transaction<T>(run: (tx: ApplicationTransaction) => Promise<T>, begin?: string): Promise<T>
  close(): Promise<void>
}

async function storeOf(option: Parameters<typeof openDatabase>[0]): Promise<Store> {
  const database = await openDatabase(option)
  await migrate(database)
  await database.query('create table shop (id text primary key)')
  return createStore(database)
}

async function embedded(): Promise<Application> {
  const pglite = await PGlite.create()
  const store = await storeOf(pglite)
  return {
    store,
    transaction: (run, begin) =>
      pglite.transaction(async (tx) => {
        if (begin) await tx.query(begin.replace('begin', 'set transaction'))
        return run(tx)
      }),
    close: () => pglite.close(),
  }
}

async function server(): Promise<Application> {
  const pool = new Pool({ connectionString: await createServerDatabase() })
  const store = await storeOf(pool)
  return {
    store,
    async transaction(run, begin = 'begin') {
      const client = await pool.connect()
      try {
        await client.query(begin)
        const value = await run(client)
        await client.query('commit')
        return value
      } catch (error) {
        await client.query('rollback')
        throw error
      } finally {
        client.release()
      }
    },
    close: () => pool.end(),
  }
}

const APPLICATIONS = [
  { name: 'PGlite', open: embedded, isMissing: false },
  { name: 'pg', open: server, isMissing: !hasServer },
]

describe.each(APPLICATIONS)('in a transaction of $name', ({ open, isMissing }) => {
  describe.skipIf(isMissing)('a write', () => {
    let application: Application
    let other: Application
    beforeAll(async () => {
      application = await open()
      other = await open()
    })
    afterAll(async () => {
      await application.close()
      await other.close()
    })

    const write = (tx: ApplicationTransaction, order: string) =>
      withinTransaction(application.store, { tx, run: (inside) => lockOrder(inside, { order }) })

    async function stored(order: string): Promise<readonly unknown[]> {
      const { rows } = await application.store.query(
        'select id from paystate.orders where id = $1 union all select id from shop where id = $1',
        [order],
      )
      return rows
    }

    it('is stored with the rows of the application', async () => {
      const { transaction } = await application.transaction(async (tx) => {
        await tx.query('insert into shop values ($1)', ['together'])
        return write(tx, 'together')
      })

      expect(await stored('together')).toHaveLength(2)
      expect(await transactionState(application.store, transaction)).toBe('committed')
    })

    it('is rolled back with them', async () => {
      const kept: Awaited<ReturnType<typeof write>>[] = []
      const run = application.transaction(async (tx) => {
        kept.push(await write(tx, 'rolled back'))
        throw new Error('changed my mind')
      })

      await expect(run).rejects.toThrow('changed my mind')
      expect(await stored('rolled back')).toEqual([])
      for (const { transaction } of kept) {
        expect(await transactionState(application.store, transaction)).toBe('rolled_back')
      }
    })

    it('is known to be open while it is', async () => {
      const state = await application.transaction(async (tx) => {
        const { transaction } = await write(tx, 'open')
        return transactionState(application.store, transaction)
      })

      expect(state).toBe('open')
    })

    it('is gone when the application rolled back to a savepoint, though the rest is committed', async () => {
      const { transaction } = await application.transaction(async (tx) => {
        await tx.query('savepoint mine', [])
        const written = await write(tx, 'savepoint')
        await tx.query('rollback to savepoint mine', [])
        return written
      })

      expect(await transactionState(application.store, transaction)).toBe('committed')
      expect(await stored('savepoint')).toEqual([])
    })

    it('that fails leaves the transaction usable, and nothing of itself', async () => {
      await application.transaction(async (tx) => {
        await tx.query('insert into shop values ($1)', ['usable'])
        const failing = withinTransaction(application.store, {
          tx,
          run: async (inside) => {
            await lockOrder(inside, { order: 'usable' })
            return inside.query('select 1 / 0')
          },
        })
        await expect(failing).rejects.toThrow('division by zero')
      })

      expect(await stored('usable')).toHaveLength(1)
    })

    it.each(['savepoint', 'release'])('whose connection breaks at its %s says so', async (word) => {
      const broken = application.transaction((tx) =>
        write(
          {
            query: (text, values) =>
              text.startsWith(word)
                ? Promise.reject(new Error('Connection terminated unexpectedly'))
                : tx.query(text, values),
          },
          `broken ${word}`,
        ),
      )

      await expect(broken).rejects.toMatchObject({ name: 'DatabaseError', stored: 'no' })
      expect(await stored(`broken ${word}`)).toEqual([])
    })

    it('is refused outside READ COMMITTED, and leaves the transaction usable', async () => {
      await application.transaction(async (tx) => {
        await expect(write(tx, 'strict')).rejects.toThrow('SERIALIZABLE')
        await tx.query('insert into shop values ($1)', ['strict'])
      }, 'begin isolation level serializable')

      expect(await stored('strict')).toHaveLength(1)
    })

    it('is refused in a read-only transaction', async () => {
      await application.transaction(async (tx) => {
        await expect(write(tx, 'read')).rejects.toMatchObject({ problem: 'read_only' })
      }, 'begin read only')
    })

    it('is refused in a transaction of another database', async () => {
      await other.transaction(async (tx) => {
        await expect(write(tx, 'elsewhere')).rejects.toThrow('belongs to another database')
        await tx.query('drop schema paystate cascade', [])
        await expect(write(tx, 'elsewhere')).rejects.toThrow('belongs to another database')
        await tx.query('insert into shop values ($1)', ['elsewhere'])
      })
    })

    it('is refused in a transaction that has failed', async () => {
      const run = application.transaction(async (tx) => {
        await tx.query('select 1 / 0', []).catch(() => {})
        return write(tx, 'failed')
      })

      await expect(run).rejects.toThrow('no open transaction, or one that has failed')
    })

    it('takes the transaction of the engine’s own database', async () => {
      await application.store.database.transaction((tx) => write(tx, 'own'))

      expect(await stored('own')).toHaveLength(1)
    })

    it('is forgotten by a server that never had its transaction', async () => {
      const ticket = { id: '4000000000', isKnownOpen: () => false }

      expect(await transactionState(application.store, ticket)).toBe('forgotten')
    })
  })
})

describe.skipIf(!hasServer)('what is no transaction', () => {
  it('is refused: a client without BEGIN, a pool', async () => {
    const application = await server()
    const pool = new Pool({ connectionString: inject('postgresUrl') ?? '' })
    const write = withinTransaction(application.store, {
      tx: pool,
      run: (inside) => lockOrder(inside, { order: 'x' }),
    })

    await expect(write).rejects.toMatchObject({ problem: 'misuse' })
    await pool.end()
    await application.close()
  })
})
