import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { Client, Pool } from 'pg'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { readDatabaseOption } from '../../../src/store/database/database-option.ts'
import { loadPGlite, loadPg } from '../../../src/store/database/load-clients.ts'
import { openDatabase } from '../../../src/store/database/open-database.ts'

const url = inject('postgresUrl')

describe('the database option', () => {
  const database = { query: async () => ({ rows: [] }), transaction: async () => Promise.reject() }

  it.each([
    ['postgres://localhost/shop', 'server_url'],
    ['postgresql://localhost/shop', 'server_url'],
    ['./data', 'directory'],
    ['/var/lib/shop', 'directory'],
    ['C:\\data', 'directory'],
    ['memory://', 'memory'],
    ['', 'unusable'],
    ['mysql://user:secret@localhost', 'unusable'],
    [new Pool(), 'pool'],
    [database, 'database'],
  ] as const)('%s is %s', (option, kind) => {
    expect(readDatabaseOption(option).kind).toBe(kind)
  })

  it('refuses a single client, whose transactions would mix', () => {
    expect(readDatabaseOption(Object.assign(new Client(), database)).kind).not.toBe('pool')
  })

  it('never repeats a URL that it refuses', async () => {
    const refused = openDatabase('mysql://user:secret@localhost')

    await expect(refused).rejects.toMatchObject({ problem: 'unusable' })
    await expect(refused).rejects.not.toThrow('secret')
  })
})

describe('a client that is not installed', () => {
  function missing(name: string): () => Promise<never> {
    const message = `Cannot find package '${name}' imported from /app/index.js`
    return () => Promise.reject(Object.assign(new Error(message), { code: 'ERR_MODULE_NOT_FOUND' }))
  }

  it('is named, with the command that installs it', async () => {
    await expect(loadPg(missing('pg'))).rejects.toThrow('npm install pg')
    await expect(loadPGlite(missing('@electric-sql/pglite'))).rejects.toMatchObject({
      problem: 'not_installed',
    })
  })

  it('is not blamed for something that it misses itself', async () => {
    await expect(loadPg(missing('pg-types'))).rejects.not.toMatchObject({
      problem: 'not_installed',
    })
  })
})

describe('a PGlite of the application', () => {
  it('is used as it is, and stays open', async () => {
    const pglite = await PGlite.create()
    const database = await openDatabase(pglite)

    expect((await database.query('select 1 as one')).rows).toEqual([{ one: 1 }])
    await database.close()
    expect(pglite.closed).toBe(false)
    await pglite.close()
  })

  it('in a directory is taken for this process; twice is once', async () => {
    const directory = mkdtempSync(join(tmpdir(), 'paystate-pglite-'))
    const pglite = await PGlite.create(join(directory, 'database'))
    const one = await openDatabase(pglite)
    const other = await openDatabase(pglite)
    await one.close()
    await one.close()

    expect((await other.query('select 1 as one')).rows).toEqual([{ one: 1 }])
    await other.close()
    await pglite.close()
    rmSync(directory, { recursive: true })
  })
})

describe.skipIf(url === undefined)('a PostgreSQL server', () => {
  let pool: Pool
  beforeAll(() => {
    pool = new Pool({ connectionString: url ?? '', max: 3 })
    pool.on('error', () => {})
  })
  afterAll(() => pool.end())

  it('is reached by its URL, and left by close', async () => {
    const database = await openDatabase(url ?? '')

    expect((await database.query('select 1 as one')).rows).toEqual([{ one: 1 }])
    await database.close()
    await expect(database.query('select 1')).rejects.toThrow('after calling end')
  })

  it('is used through a Pool of the application, which stays open', async () => {
    const database = await openDatabase(pool)
    await database.close()

    expect((await database.query('select 1 as one')).rows).toEqual([{ one: 1 }])
  })

  it('gives no connection back that broke inside a transaction, and ends no process', async () => {
    const database = await openDatabase(pool)
    const run = database.transaction(async (tx) => {
      const { rows } = await tx.query('select pg_backend_pid() as id')
      await pool.query('select pg_terminate_backend($1)', [Object(rows[0]).id])
      await tx.query('select 1')
    })

    // The client hears of it before the last statement or in answer to it: both happen.
    await expect(run).rejects.toThrow(/terminat|connection error/)
    expect((await database.query('select 1 as one')).rows).toEqual([{ one: 1 }])
  })

  it('begins transactions at READ COMMITTED, whatever its default is', async () => {
    const strict = new Pool({
      connectionString: url ?? '',
      options: '-c default_transaction_isolation=serializable',
    })
    const database = await openDatabase(strict)
    const level = await database.transaction((tx) => tx.query('show transaction_isolation'))

    expect(level.rows).toEqual([{ transaction_isolation: 'read committed' }])
    await strict.end()
  })
})
