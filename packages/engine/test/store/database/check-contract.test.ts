import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { checkContract } from '../../../src/store/database/check-contract.ts'
import type { Database, Queryable } from '../../../src/store/database/database.ts'
import { type OpenedDatabase, openDatabase } from '../../../src/store/database/open-database.ts'
import { DATABASES } from '../../support/databases.ts'

/** A client of the application over a database, with a fault of its own. */
type Fault = (database: Database) => Database

/** One that changes every row. */
function mapping(change: (row: unknown) => unknown): Fault {
  const map = (on: Queryable): Queryable => ({
    async query(text, values) {
      const { rows } = await on.query(text, values)
      return { rows: rows.map(change) }
    },
  })
  return (database) => ({
    ...map(database),
    transaction: (run) => database.transaction((tx) => run(map(tx))),
  })
}

const renamed = mapping((row) =>
  Object.fromEntries(
    Object.entries(Object(row)).map(([name, value]) => [name.toLowerCase(), value]),
  ),
)

const withoutNulls = mapping((row) =>
  Object.fromEntries(Object.entries(Object(row)).filter(([, value]) => value !== null)),
)

/** What runs outside of the transaction that it is given for. */
const scattered: Fault = (database) => ({
  query: database.query,
  transaction: (run) => run({ query: (text, values) => database.query(text, values) }),
})

const strict: Fault = (database) => ({
  query: database.query,
  transaction: (run) =>
    database.transaction(async (tx) => {
      await tx.query('set transaction isolation level repeatable read')
      return run(tx)
    }),
})

const committing: Fault = (database) => ({
  query: database.query,
  async transaction(run) {
    const [ended] = await database.transaction((tx) => Promise.allSettled([run(tx)]))
    if (ended.status === 'rejected') throw ended.reason
    return ended.value
  },
})

const deaf: Fault = (database) => {
  const hush = (on: Queryable): Queryable => ({
    query: (text, values) => on.query(text, values).catch(() => ({ rows: [] })),
  })
  return { ...hush(database), transaction: (run) => database.transaction((tx) => run(hush(tx))) }
}

/** What fails in a transaction is forgotten, and the rest committed. */
const forgiving: Fault = (database) => ({
  query: database.query,
  transaction: (run) =>
    database.transaction((tx) =>
      run({
        async query(text, values) {
          await tx.query('savepoint before')
          return tx.query(text, values).catch(() => tx.query('rollback to savepoint before'))
        },
      }),
    ),
})

const FAULTS: readonly (readonly [string, Fault, string])[] = [
  ['changes the names of columns', renamed, '(aText, aNumber, aBigint, aFlag, aNull)'],
  ['leaves nulls out', withoutNulls, '(aNull)'],
  ['runs statements outside of their transaction', scattered, 'commit the statements of `run`'],
  ['isolates more than that', strict, 'REPEATABLE READ'],
  ['commits what was to be rolled back', committing, 'roll back'],
  ['resolves where a statement has failed', deaf, 'resolves when its statement has failed'],
  ['resolves where a statement of a transaction has failed', forgiving, 'roll back'],
]

describe.each(DATABASES)('the `database` option, on $name', ({ open, isMissing }) => {
  describe.skipIf(isMissing)('before anything is stored in it', () => {
    let database: OpenedDatabase
    beforeAll(async () => {
      database = await open()
    })
    afterAll(() => database.close())

    it('is taken where it does what is said of it', async () => {
      await checkContract(database)
      const { query, transaction } = database
      await checkContract(await openDatabase({ query, transaction }))
    })

    it.each(FAULTS)('is refused where it %s', async (_, fault, why) => {
      const checked = checkContract(await openDatabase(fault(database)))

      await expect(checked).rejects.toMatchObject({ problem: 'unusable', stored: 'no' })
      await expect(checked).rejects.toThrow(why)
    })
  })
})

const url = inject('postgresUrl')

describe.skipIf(url === undefined)('a database of a server', () => {
  const withEncoding = async (
    encoding: string,
    use: (database: OpenedDatabase) => Promise<void>,
  ) => {
    const name = `${encoding.toLowerCase()}_${randomUUID().replaceAll('-', '')}`
    const server = await openDatabase(url ?? '')
    await server.query(
      `create database ${name} encoding '${encoding}' lc_collate 'C' lc_ctype 'C' template template0`,
    )
    const database = await openDatabase((url ?? '').replace(/[^/]+$/, name))
    await use(database)
    await database.close()
    await server.close()
  }

  it('is refused where its encoding lacks letters', async () => {
    await withEncoding('LATIN1', async (latin) => {
      await expect(checkContract(latin)).rejects.toThrow('The encoding of the database is LATIN1')
    })
  })

  it('is taken where it keeps every byte, as in a minimal container', async () => {
    await withEncoding('SQL_ASCII', async (bytes) => {
      const { rows } = await bytes.query('select $1::json::text as read', ['"Żółć 😀"'])

      await expect(checkContract(bytes)).resolves.toBeUndefined()
      expect(rows).toEqual([{ read: '"Żółć 😀"' }])
    })
  })
})
