import { ERROR_TABLE } from '@paystate/core'
import { describe, expect, it } from 'vitest'
import { retryAfterIn } from '../../src/errors/retry-after.ts'
import { ERROR_ROWS } from '../../src/index.ts'

describe('the table of errors', () => {
  it('has one row for each operation, status and field', () => {
    const places = ERROR_ROWS.map(({ operation, code }) => `${operation} ${code}`)
    expect(new Set(places).size).toBe(places.length)
  })

  it.each(ERROR_ROWS)('$operation $code says what happened, what to do and who says so', (row) => {
    expect(Object.keys(ERROR_TABLE)).toContain(row.error)
    expect(row.what).toMatch(/\.$/)
    expect(row.advice).toMatch(/\.$/)
    expect(row.source).toMatch(/^https:\/\/docs\.mollie\.com\//)
    expect(row.code.startsWith(String(row.httpStatus))).toBe(true)
  })

  it('takes no answer for proof that could be given to a repeat of what was done', () => {
    const proving = ERROR_ROWS.filter(({ means }) => means === 'rejected')
    expect(new Set(proving.map(({ code }) => code.split(':')[0]))).toEqual(
      new Set(['401', '403', '404', '409', '422', '429']),
    )
    expect(proving.filter(({ httpStatus }) => httpStatus === 409)).toMatchObject([
      { operation: 'refund_payment', code: '409:equal_refund' },
    ])
    expect(ERROR_ROWS.filter(({ httpStatus }) => httpStatus >= 500)).not.toContainEqual(
      expect.objectContaining({ means: 'rejected' }),
    )
  })
})

describe('when to try again', () => {
  const now = Date.UTC(2026, 0, 15, 12)

  it.each([
    ['7', '2026-01-15T12:00:07Z'],
    ['0', '2026-01-15T12:00:00Z'],
    ['Thu, 15 Jan 2026 12:01:00 GMT', '2026-01-15T12:01:00Z'],
    ['Thu, 15 Jan 2026 11:00:00 GMT', '2026-01-15T12:00:00Z'],
    ['999999999', '2026-01-15T13:00:00Z'],
    ['soon', '2026-01-15T12:00:01Z'],
    [undefined, '2026-01-15T12:00:01Z'],
  ])('by %s is %s', (header, wanted) => {
    const headers = new Headers(header === undefined ? {} : { 'retry-after': header })
    expect(retryAfterIn(headers, now)).toBe(wanted)
  })
})
