import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { instant, integer } from '../../../src/store/statements/fields.ts'
import { only, rows } from '../../../src/store/statements/session.ts'
import { epoch, NOW, statement } from '../../../src/store/statements/statement.ts'
import { describeStore } from '../../support/stores.ts'

describe('a statement', () => {
  it('numbers its names in the order they come, each once, and leaves casts alone', () => {
    const { text, names } = statement('select :a::text, :b, :a, x::json from t', z.object({}))

    expect(text).toBe('select $1::text, $2, $1, x::json from t')
    expect(names).toEqual(['a', 'b'])
  })
})

describe('a row', () => {
  it.each([[7], ['7'], [7n]])('reads %s as an integer', (value) => {
    expect(integer.parse(value)).toBe(7)
  })

  it('refuses an integer that a number cannot hold', () => {
    expect(() => integer.parse('9007199254740993')).toThrow('beyond the safe integers')
  })
})

describeStore('statements', (stage) => {
  const TIME = statement(
    `select ${epoch(NOW)} as now, :label::text as label`,
    z.object({ now: instant, label: z.string() }),
  )

  it('take the time that the session gives', async () => {
    const { store, advance } = await stage()
    advance(1)

    expect(await only(store, { statement: TIME, values: { label: 'a' } })).toEqual({
      now: '2026-01-15T12:00:00.001Z',
      label: 'a',
    })
  })

  it('read a time to the millisecond, however few digits a session gives of a float', async () => {
    const { store, advance } = await stage()
    advance(1)
    const read = await store.transaction(async (tx) => {
      await tx.query('set local extra_float_digits = -15')
      return only(tx, { statement: TIME, values: { label: 'a' } })
    })

    expect(read.now).toBe('2026-01-15T12:00:00.001Z')
  })

  it('take the time of the database when there is none, at the beginning of each statement', async () => {
    const { store } = await stage()
    const times = await store.transaction(async (tx) => {
      const plain = { ...tx, now: null }
      const one = await only(plain, { statement: TIME, values: { label: '' } })
      await tx.query('select pg_sleep(0.002)')
      return [one.now, (await only(plain, { statement: TIME, values: { label: '' } })).now]
    })

    expect(new Set(times).size).toBe(2)
  })

  it('refuse a value too many or too few', async () => {
    const { store } = await stage()

    await expect(rows(store, { statement: TIME })).rejects.toThrow(':label')
    await expect(rows(store, { statement: TIME, values: { label: '', other: 1 } })).rejects.toThrow(
      ':other',
    )
  })

  it('fail with a DatabaseError', async () => {
    const { store } = await stage()
    const broken = statement('select 1 / 0', z.object({}))

    await expect(rows(store, { statement: broken })).rejects.toMatchObject({
      name: 'DatabaseError',
      stored: 'no',
    })
  })

  it('leave it unknown whether a lone statement was stored when its answer is lost', async () => {
    const { store } = await stage()
    const lost = Object.assign(new Error('x'), { code: 'ECONNRESET' })
    const refused = Object.assign(new Error('x'), { code: 'ECONNREFUSED' })
    const failing = (error: Error) => ({ ...store, query: () => Promise.reject(error) })

    const values = { label: '' }
    await expect(rows(failing(lost), { statement: TIME, values })).rejects.toMatchObject({
      stored: 'unknown',
    })
    await expect(rows(failing(refused), { statement: TIME, values })).rejects.toMatchObject({
      stored: 'no',
    })
  })
})
