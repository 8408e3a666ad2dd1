import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { fromPool } from '../../../src/store/database/from-pool.ts'
import { loadPg } from '../../../src/store/database/load-clients.ts'
import { type OpenedDatabase, openDatabase } from '../../../src/store/database/open-database.ts'
import { lockOrder } from '../../../src/store/orders/lock-order.ts'
import { migrate } from '../../../src/store/schema/migrate.ts'
import { createStore } from '../../../src/store/store.ts'
import { type CuttingProxy, startCuttingProxy } from '../../support/cutting-proxy.ts'
import { createServerDatabase } from '../../support/databases.ts'
import { type PostgresServer, startPostgres } from '../../support/postgres-server.ts'

const hasServer = inject('postgresUrl') !== undefined

/** Stores an order in a transaction, and runs something in between. */
async function storeOrder(database: OpenedDatabase, order: string, meanwhile = async () => {}) {
  const store = await createStore(database)
  await store.transaction(async (tx) => {
    await lockOrder(tx, { order })
    await meanwhile()
    await lockOrder(tx, { order })
  })
}

async function isStored(database: OpenedDatabase, order: string): Promise<boolean> {
  return (
    (await database.query('select 1 from paystate.orders where id = $1', [order])).rows.length > 0
  )
}

describe.skipIf(!hasServer)('an answer to COMMIT that is lost', () => {
  let proxy: CuttingProxy
  let database: OpenedDatabase
  beforeAll(async () => {
    proxy = await startCuttingProxy(await createServerDatabase())
    database = await openDatabase(proxy.url)
    await migrate(database)
  })
  afterAll(async () => {
    await database.close()
    await proxy.close()
  })

  it('leaves it unknown what was stored, which the next connection finds out', async () => {
    const storing = storeOrder(database, 'order_1', async () => proxy.cutNextCommit())

    await expect(storing).rejects.toMatchObject({ problem: 'unreachable', stored: 'unknown' })
    expect(await isStored(database, 'order_1')).toBe(true)
  })
})

describe.skipIf(!hasServer)('a process that is paused in a transaction', () => {
  it('holds its locks no longer than a handler may take, and has stored nothing', async () => {
    const url = await createServerDatabase()
    const others = await openDatabase(url)
    await migrate(others)
    const { createPool } = await loadPg()
    const pool = createPool(url)
    const paused = fromPool(pool, { idleMs: 100 })
    const locked = Promise.withResolvers<void>()
    const resumed = Promise.withResolvers<void>()
    const storing = paused.transaction(async (tx) => {
      await tx.query(`insert into paystate.orders (id, created_at) values ('paused', now())`)
      locked.resolve()
      await resumed.promise
      await tx.query('select 1')
    })
    storing.catch(() => {})
    await locked.promise
    const store = await createStore(others)
    const order = await store.transaction((tx) => lockOrder(tx, { order: 'paused' }))
    resumed.resolve()

    expect(order).toMatchObject({ id: 'paused' })
    await expect(storing).rejects.toThrow()
    await pool.end()
    await others.close()
  })
})

describe.skipIf(!hasServer)('a server that goes away', () => {
  let server: PostgresServer | undefined
  let database: OpenedDatabase
  beforeAll(async () => {
    server = await startPostgres()
    database = await openDatabase(server?.url ?? '')
    await migrate(database)
  })
  afterAll(async () => {
    await database.close()
    await server?.stop()
  })

  it('and comes back in the middle of a transaction has stored nothing of it, and works on', async () => {
    const storing = storeOrder(database, 'order_1', async () => server?.restart())

    await expect(storing).rejects.toMatchObject({ stored: 'no', remedy: 'wait' })
    expect(await isStored(database, 'order_1')).toBe(false)
    await storeOrder(database, 'order_1')
    expect(await isStored(database, 'order_1')).toBe(true)
  })

  it('is read-only when it says so', async () => {
    await database.query('alter database postgres set default_transaction_read_only = on')
    await server?.restart()
    const storing = storeOrder(database, 'order_2')

    await expect(storing).rejects.toMatchObject({ problem: 'read_only', stored: 'no' })
  })

  it('refuses an unknown user without repeating the URL', async () => {
    const url = (server?.url ?? '').replace('postgres@', 'nobody:secret@')
    const stranger = await openDatabase(url)

    await expect(migrate(stranger)).rejects.toMatchObject({ problem: 'denied' })
    await expect(migrate(stranger)).rejects.not.toThrow('secret')
    await stranger.close()
  })

  it('is unreachable when it does not run, and nothing was stored', async () => {
    const closed = await openDatabase('postgres://postgres@127.0.0.1:1/postgres')

    await expect(migrate(closed)).rejects.toMatchObject({ problem: 'unreachable', stored: 'no' })
    await closed.close()
  })
})
