import { describe, expect, it } from 'vitest'
import { isDatabaseError } from '../../../src/store/database/database-error.ts'
import { DATABASE_PROBLEMS } from '../../../src/store/database/database-problem.ts'
import {
  provesRollback,
  readDatabaseError,
} from '../../../src/store/database/read-database-error.ts'

function read(error: unknown) {
  return readDatabaseError(error, { stored: 'no' })
}

describe('an error of a database', () => {
  it.each([
    ['08006', 'unreachable'],
    ['25006', 'read_only'],
    ['25P02', 'misuse'],
    ['25P03', 'unreachable'],
    ['28P01', 'denied'],
    ['3D000', 'denied'],
    ['3F000', 'missing_schema'],
    ['40001', 'conflict'],
    ['40P01', 'conflict'],
    ['42501', 'denied'],
    ['42703', 'altered_schema'],
    ['42P01', 'missing_schema'],
    ['53100', 'full'],
    ['53300', 'overloaded'],
    ['57014', 'canceled'],
    ['57P01', 'failing_over'],
    ['57P03', 'failing_over'],
    ['23505', 'unexpected'],
    ['ECONNREFUSED', 'unreachable'],
    ['ENOTFOUND', 'unreachable'],
    ['CONNECTION_CLOSED', 'unreachable'],
    ['ENOSPC', 'full'],
  ])('%s is %s', (code, problem) => {
    expect(read(Object.assign(new Error('x'), { code })).problem).toBe(problem)
  })

  it.each([
    'Connection terminated unexpectedly',
    'timeout exceeded when trying to connect',
    'Cannot use a pool after calling end on the pool',
    'PGlite is closed',
  ])('without a code: %s', (message) => {
    expect(read(new Error(message)).problem).toBe('unreachable')
  })

  it('says what happened, what it means for the money and what to do', () => {
    const error = read(Object.assign(new Error('could not extend file'), { code: '53100' }))

    expect(error.message).toBe(
      'The disk of the database is full. (53100: could not extend file) ' +
        'This change was not stored, and paystate sends nothing to a provider that it has not stored. ' +
        'Free space; paystate goes on by itself.',
    )
    expect(error.remedy).toBe('act')
  })

  it('never repeats a value of a row', () => {
    const error = Object.assign(new Error('invalid input syntax: "4111111111111111"'), {
      code: '22P02',
      detail: 'Key (id)=(4111111111111111)',
    })

    expect(JSON.stringify({ ...read(error) }) + String(read(error))).not.toContain('4111')
    expect(read(error)).not.toHaveProperty('cause')
  })

  it.each(['22P02', '23505', '40001', '42501', 'P0001'])(
    '%s proves that nothing was stored, in whatever language the server speaks',
    (code) => {
      expect(provesRollback(Object.assign(new Error('x'), { code, severity: 'FEHLER' }))).toBe(true)
    },
  )

  it.each(['40003', '53100', '57P01', '08006', 'XX000', 'EPIPE'])(
    '%s of another severity than ERROR leaves it unknown',
    (code) => {
      expect(provesRollback(Object.assign(new Error('x'), { code, severity: 'PANIK' }))).toBe(false)
    },
  )

  it('names the constraint that a row broke', () => {
    const error = Object.assign(new Error('x'), { code: '23505', constraint: 'payments_id_key' })

    expect(read(error).message).toContain('(23505: payments_id_key)')
  })

  it('is recognized when another copy of the package threw it', () => {
    const foreign = Object.assign(new Error('x'), { [Symbol.for('paystate.database_error')]: true })

    expect(isDatabaseError(foreign)).toBe(true)
    expect(isDatabaseError(new Error('x'))).toBe(false)
  })

  it.each(Object.entries(DATABASE_PROBLEMS))('%s has sentences', (_, { what, advice }) => {
    expect(`${what} ${advice}`).toMatch(/^[A-Zp].*[.`]\.? .*[.)`]\.?$/)
  })
})
