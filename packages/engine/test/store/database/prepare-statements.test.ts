import { PGlite, parse, protocol } from '@electric-sql/pglite'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createInMemory } from '../../../src/store/database/create-in-memory.ts'
import { fromPGlite } from '../../../src/store/database/from-pglite.ts'
import { loadPGlite } from '../../../src/store/database/load-clients.ts'
import { prepareStatements } from '../../../src/store/database/prepare-statements.ts'
import { readDatabaseError } from '../../../src/store/database/read-database-error.ts'

const { create } = await loadPGlite()
let embedded: Awaited<ReturnType<typeof create>>
let plain: PGlite
beforeAll(async () => {
  embedded = await create(undefined)
  plain = await createInMemory(PGlite)
  for (const one of [embedded, plain]) await one.query('create table types (a int)', [])
})
afterAll(async () => {
  await embedded.close()
  await plain.close()
})

/** How often the session has planned this statement. */
async function plansOf(text: string): Promise<number> {
  return (await allPlans()).filter((statement) => statement === text).length
}

async function allPlans(): Promise<readonly unknown[]> {
  const { rows } = await embedded.query('select statement as plan from pg_prepared_statements', [])
  return rows.flatMap((row) => Object.values(row ?? {}))
}

describe('a statement', () => {
  it.each([
    ['select $1::text as a, $2::int4 as b, $3::int8 as c', ["it's", 7, 9_000_000_000]],
    ['select $1::boolean as a, $2::jsonb as b, $3::text as c', [true, '{"a":[1]}', null]],
    ['select $1::timestamptz as a, array[1, 2] as b, 1.5::float8 as c', ['2026-01-02T03:04:05Z']],
    ['select $1::timestamptz as a, $2::int4[] as b', [new Date(0), [1, 2]]],
    ['select $1::text as a', ['\\ " \' $1 é 漢 😀']],
    ['select 1 as a where false', []],
    ['create table if not exists more_types (a int)', []],
    ['insert into types values ($1) returning a', [3]],
  ])('%s has the rows that PGlite itself gives, each time', async (text, values) => {
    const expected = (await plain.query(text, values)).rows

    for (const _time of [1, 2, 3]) {
      const { rows } = await embedded.query(text, values)
      expect(rows).toEqual(expected)
    }
    const inside = await embedded.transaction((tx) => tx.query(text, values))
    expect(inside.rows).toEqual(expected)
  })

  it('is planned once', async () => {
    for (const value of [1, 2, 3]) await embedded.query('select $1::int4 + 1 as once', [value])
    await embedded.transaction((tx) => tx.query('select $1::int4 + 1 as once', [4]))

    expect(await plansOf('select $1::int4 + 1 as once')).toBe(1)
  })

  it('is described once, whatever it returns', async () => {
    const described: unknown[] = []
    const { serialize } = protocol
    const describing: typeof serialize.describe = (message) => {
      described.push(message)
      return serialize.describe(message)
    }
    const counting = { ...protocol, serialize: { ...serialize, describe: describing } }
    const counted = prepareStatements(plain, { parse, protocol: counting })
    await counted.query('create table described (name text, size int)', [])
    described.splice(0)
    const rows: unknown[] = []
    for (const name of ['a', 'b', 'c']) {
      rows.push(...(await counted.query('insert into described values ($1, 1)', [name])).rows)
      const { rows: found } = await counted.query('select * from described where name = $1', [name])
      rows.push(...found)
    }

    expect(rows).toEqual(['a', 'b', 'c'].map((name) => ({ name, size: 1 })))
    expect(described).toHaveLength(2)
  })

  it('that fails says why, and can be run again', async () => {
    await embedded.query('create table named (name text primary key)', [])
    const insert = 'insert into named values ($1)'
    for (const _time of [1, 2]) await embedded.query(`${insert} on conflict do nothing`, ['ada'])
    for (const _time of [1, 2]) {
      await expect(embedded.query(insert, ['ada'])).rejects.toMatchObject({ code: '23505' })
    }
    await embedded.query(insert, ['grace'])

    expect((await embedded.query('select name from named order by name', [])).rows).toEqual([
      { name: 'ada' },
      { name: 'grace' },
    ])
    expect(await plansOf(insert)).toBe(1)
    await expect(embedded.query('selec', [])).rejects.toMatchObject({ code: '42601' })
  })

  it('does not tell its values when it fails', async () => {
    await embedded.query('create table if not exists secrets (name text primary key)', [])
    await embedded.query('insert into secrets values ($1)', ['live_secret'])
    const failed = embedded.query('insert into secrets values ($1)', ['live_secret'])
    const error = await failed.catch((thrown: unknown) =>
      readDatabaseError(thrown, { stored: 'no' }),
    )

    expect(JSON.stringify(error) + String(error)).not.toContain('live_secret')
  })

  it('drops the oldest plan when there are many', async () => {
    for (let number = 0; number < 450; number += 1)
      await embedded.query(`select ${number} as n`, [])

    expect(await plansOf('select 449 as n')).toBe(1)
    expect(await plansOf('select 3 as n')).toBe(0)
    expect((await allPlans()).length).toBeLessThanOrEqual(400)
    expect((await embedded.query('select 3 as n', [])).rows).toEqual([{ n: 3 }])
  })
})

describe('no plan outlives what it was made for:', () => {
  beforeEach(async () => {
    await embedded.query('drop table if exists changing', [])
    await embedded.query('create table changing (id int, extra int)', [])
    await embedded.query('insert into changing values (1, 2)', [])
  })

  it.each([
    ['alter table changing add column later int', { id: 1, extra: 2, later: null }],
    ['alter table changing drop column extra', { id: 1 }],
    ['discard all', { id: 1, extra: 2 }],
    ['deallocate all', { id: 1, extra: 2 }],
    [' /* a comment */ alter table changing add column last int', { id: 1, extra: 2, last: null }],
  ])('%s', async (change, after) => {
    await embedded.query('select * from changing', [])
    await embedded.query(change, [])

    expect((await embedded.query('select * from changing', [])).rows).toEqual([after])
  })

  it('a change inside a transaction that is rolled back', async () => {
    const { rows: before } = await embedded.query('select * from changing', [])
    const rolledBack = embedded.transaction(async (tx) => {
      await tx.query('alter table changing add column never int', [])
      await tx.query('select * from changing', [])
      throw new Error('rolled back')
    })
    await expect(rolledBack).rejects.toThrow('rolled back')

    expect((await embedded.query('select * from changing', [])).rows).toEqual(before)
  })

  it('a change that is rolled back to a savepoint', async () => {
    const read = 'select * from changing'
    await embedded.query(read, [])
    const rows = await embedded.transaction(async (tx) => {
      await tx.query('savepoint here', [])
      await tx.query('alter table changing add column never int', [])
      await tx.query(read, [])
      await tx.query('rollback to savepoint here', [])
      return (await tx.query(read, [])).rows
    })

    expect(rows).toEqual([{ id: 1, extra: 2 }])
    expect((await embedded.query(read, [])).rows).toEqual(rows)
    expect(await plansOf(read)).toBe(1)
  })

  it.each([
    ['another column', 'select * from changing', 'alter table changing add column later int', []],
    [
      'another type of a value',
      'select extra from changing where id = $1 and extra > 0',
      'alter table changing alter column id type text',
      [1],
    ],
    ['plans that are gone', 'select id from changing where extra = 2', 'deallocate all', []],
  ])('%s, changed inside a function', async (_what, read, change, values) => {
    await embedded.query(read, values)
    await embedded.query(
      `create or replace function change() returns int language plpgsql as $f$
        begin execute '${change}'; return 1; end $f$`,
      [],
    )
    const make = 'select change()'
    await embedded.query(read, values)
    await embedded.query(make, [])

    const inside = embedded.transaction((tx) => tx.query(read, values))
    await expect(inside).rejects.toMatchObject({ code: expect.any(String) })
    expect((await embedded.query(read, values)).rows).toHaveLength(1)
    expect(await plansOf(read)).toBe(1)
  })

  it('one that outlived its tables is made again at once outside a transaction', async () => {
    await embedded.query(
      `create or replace function widen() returns int language plpgsql as $f$
        begin alter table changing add column wide int; return 1; end $f$`,
      [],
    )
    const read = 'select * from changing where id = 1'
    await embedded.query(read, [])
    await embedded.query('select widen()', [])

    const { rows } = await embedded.query(read, [])
    expect(rows).toEqual([{ id: 1, extra: 2, wide: null }])
  })

  it('a savepoint ends none', async () => {
    await embedded.query('select id from changing', [])
    await embedded.transaction(async (tx) => {
      await tx.query('savepoint here', [])
      await expect(tx.query('select none from changing', [])).rejects.toMatchObject({
        code: '42703',
      })
      await tx.query('rollback to savepoint here', [])
      await tx.query('release savepoint here', [])
    })

    expect(await plansOf('select id from changing')).toBe(1)
  })
})

describe('a transaction', () => {
  const database = () => fromPGlite(embedded)
  beforeAll(() => embedded.query('create table counted (id int)', []))
  beforeEach(() => embedded.query('delete from counted', []))

  it('lets no statement from outside in', async () => {
    const order: string[] = []
    const inside = database().transaction(async (tx) => {
      await tx.query('insert into counted values (1)')
      await new Promise(setImmediate)
      order.push('inside')
      throw new Error('rolled back')
    })
    const outside = database()
      .query('insert into counted values (2)')
      .then(() => order.push('outside'))
    await expect(inside).rejects.toThrow('rolled back')
    await outside

    expect(order).toEqual(['inside', 'outside'])
    expect((await database().query('select id from counted')).rows).toEqual([{ id: 2 }])
  })

  it('runs statements that are sent at once one after another', async () => {
    const numbers = Array.from({ length: 20 }, (_, number) => number)
    const results = await database().transaction((tx) =>
      Promise.all(numbers.map((number) => tx.query('select $1::int4 as number', [number]))),
    )

    expect(results.map(({ rows }) => rows)).toEqual(numbers.map((number) => [{ number }]))
  })

  it('is rolled back by a statement that failed', async () => {
    const failing = database().transaction(async (tx) => {
      await tx.query('insert into counted values (1)')
      await tx.query('insert into counted values ($1)', ['no number'])
    })
    await expect(failing).rejects.toMatchObject({ code: '22P02' })

    expect((await database().query('select id from counted')).rows).toEqual([])
  })
})

it('says that it is closed', async () => {
  const closed = await create(undefined)
  await closed.close()
  const error = await closed.query('select 1', []).catch((thrown: unknown) => thrown)

  expect(readDatabaseError(error, { stored: 'no' }).problem).toBe('unreachable')
  await expect(closed.transaction((tx) => tx.query('select 1', []))).rejects.toThrow('closed')
})
