import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Queryable } from '../../../src/store/database/database.ts'
import { guardDatabase } from '../../../src/store/database/guard-database.ts'
import type { OpenedDatabase } from '../../../src/store/database/open-database.ts'
import { DATABASES } from '../../support/databases.ts'

describe.each(DATABASES)('on $name', ({ open, isMissing }) => {
  describe.skipIf(isMissing)('a guarded database', () => {
    let database: OpenedDatabase
    beforeAll(async () => {
      database = await open()
      await database.query('create table kept (id text primary key)')
    })
    afterAll(() => database.close())

    async function kept(id: string): Promise<boolean> {
      const { rows } = await database.query('select 1 from kept where id = $1', [id])
      return rows.length > 0
    }

    it('commits what a transaction returns from, and gives its value', async () => {
      const value = await database.transaction(async (tx) => {
        await tx.query('insert into kept values ($1)', ['committed'])
        return 7
      })

      expect(value).toBe(7)
      expect(await kept('committed')).toBe(true)
    })

    it('rolls back what a transaction throws out of, and throws that very error', async () => {
      const mine = new Error('mine')
      const run = database.transaction(async (tx) => {
        await tx.query('insert into kept values ($1)', ['thrown'])
        throw mine
      })

      await expect(run).rejects.toBe(mine)
      expect(await kept('thrown')).toBe(false)
    })

    it('rejects a transaction that went on after a failed statement', async () => {
      const run = database.transaction(async (tx) => {
        await tx.query('insert into kept values ($1)', ['swallowed'])
        await tx.query('select 1 / 0').catch(() => {})
      })

      await expect(run).rejects.toMatchObject({ code: '22012' })
      expect(await kept('swallowed')).toBe(false)
    })

    it('commits when the failed statement was rolled back to a savepoint', async () => {
      await database.transaction(async (tx) => {
        await tx.query('insert into kept values ($1)', ['saved'])
        await tx.query('savepoint before')
        await tx.query('select 1 / 0').catch(() => {})
        await tx.query('rollback to savepoint before')
      })

      expect(await kept('saved')).toBe(true)
    })

    it('refuses a statement after the end of its transaction', async () => {
      let late: Queryable | undefined
      await database.transaction(async (tx) => {
        late = tx
      })

      await expect(late?.query('select 1')).rejects.toThrow('has ended')
    })

    it('refuses itself inside one of its transactions, and names { tx }', async () => {
      const inside = (run: () => Promise<unknown>) => database.transaction(run)

      await expect(inside(() => database.query('select 1'))).rejects.toThrow('{ tx }')
      await expect(inside(() => database.transaction(async () => {}))).rejects.toThrow('{ tx }')
    })

    it('takes statements of code that a transaction started and that outlived it', async () => {
      let release = () => {}
      const ended = new Promise<void>((resolve) => {
        release = resolve
      })
      let later: Promise<unknown> | undefined
      await database.transaction(async () => {
        later = ended.then(() => database.query('select 1'))
      })
      release()

      await expect(later).resolves.toMatchObject({ rows: [{}] })
    })

    it.each([
      'commit',
      ' ROLLBACK',
      'end',
      'begin',
      'rollback work',
      'start transaction',
      '/* the end */ commit',
      '-- the end\n-- really\ncommit',
      ';commit',
    ])('refuses %j as a statement of a transaction', async (text) => {
      const run = database.transaction((tx) => tx.query(text))

      await expect(run).rejects.toMatchObject({ problem: 'misuse' })
    })

    it.each([
      'set role postgres',
      'SET search_path = shop',
      "set session statement_timeout = '1s'",
      'reset all',
      '-- for the tenant\ndiscard all',
    ])('refuses %j in a transaction, which would last longer than that', async (text) => {
      const run = database.transaction((tx) => tx.query(text))

      await expect(run).rejects.toMatchObject({ problem: 'misuse' })
      await expect(run).rejects.toThrow('SET LOCAL')
    })

    it.each(["set local statement_timeout = '1s'", 'set constraints all deferred'])(
      'takes %j, which ends with its transaction',
      async (text) => {
        await expect(database.transaction((tx) => tx.query(text))).resolves.toBeDefined()
      },
    )

    it.each(['/* commit */ select 1', '-- commit\nselect 1', 'select 1 -- commit'])(
      'takes %j, which only speaks of it',
      async (text) => {
        const { rows } = await database.transaction((tx) => tx.query(text))

        expect(rows).toHaveLength(1)
      },
    )

    it.each(['a\u0000b', 'half \ud83d'])('refuses to store %j', async (text) => {
      await expect(database.query('select $1::text', [text])).rejects.toThrow('half a surrogate')
    })
  })
})

describe('a client that answers for the work of a transaction', () => {
  const nothing = { query: async () => ({ rows: [] }) }

  it('gives what the work returned, whatever it resolves to itself', async () => {
    const results: unknown[] = []
    const database = guardDatabase({
      ...nothing,
      async transaction(run) {
        const first = await run(nothing)
        results.push(first, await run(nothing)) // after a conflict, say
        return first
      },
    })
    let runs = 0

    expect(await database.transaction(async () => ++runs)).toBe(2)
    expect(results).toEqual([1, 2])
  })

  it('throws what the work threw where it resolves all the same', async () => {
    const mine = new Error('mine')
    const database = guardDatabase({
      ...nothing,
      transaction: (run) => run(nothing).catch(() => Promise.resolve(Object())),
    })

    await expect(database.transaction(() => Promise.reject(mine))).rejects.toBe(mine)
  })

  it('cannot be used where it never did the work', async () => {
    const database = guardDatabase({ ...nothing, transaction: () => Promise.resolve(Object()) })

    await expect(database.transaction(async () => 7)).rejects.toMatchObject({
      problem: 'unusable',
      stored: 'no',
    })
  })
})

describe('a COMMIT that fails', () => {
  function failing(error: unknown) {
    return guardDatabase({
      query: async () => ({ rows: [] }),
      async transaction(run) {
        await run({ query: async () => ({ rows: [] }) })
        throw error
      },
    })
  }

  it.each([
    ['a lost connection', Object.assign(new Error('x'), { code: 'ECONNRESET' }), 'unreachable'],
    ['an end by the server', pgError('57P01', 'FATAL'), 'failing_over'],
    ['words we do not know', new Error('RuntimeError: unreachable'), 'unexpected'],
  ])('leaves it unknown what was stored: %s', async (_, error, problem) => {
    const run = failing(error).transaction(async () => {})

    await expect(run).rejects.toMatchObject({ problem, stored: 'unknown' })
    await expect(run).rejects.toThrow('It is unknown whether this change was stored')
  })

  it('stored nothing when the server says so', async () => {
    const run = failing(pgError('40001', 'ERROR')).transaction(async () => {})

    await expect(run).rejects.toMatchObject({ problem: 'conflict', stored: 'no' })
  })

  it('stored nothing when the transaction did not begin', async () => {
    const refused = Object.assign(new Error('x'), { code: 'ECONNREFUSED' })
    const database = guardDatabase({
      query: async () => ({ rows: [] }),
      transaction: () => Promise.reject(refused),
    })

    const run = database.transaction(async () => {})
    await expect(run).rejects.toMatchObject({ problem: 'unreachable', stored: 'no' })
  })
})

function pgError(code: string, severity: string) {
  return Object.assign(new Error('x'), { code, severity })
}
