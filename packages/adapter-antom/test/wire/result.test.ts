import { describe, expect, it } from 'vitest'
import { normalizeCode, readResult } from '../../src/wire/result.ts'

describe('a result', () => {
  it.each([
    ['S', 'S'],
    ['F', 'F'],
    ['U', 'U'],
    [' u ', 'U'],
    ['SUCCESS', 'other'],
    ['X', 'other'],
  ])('says %j as %s, so that no new word is taken for success', (resultStatus, status) => {
    expect(readResult({ resultStatus, resultCode: 'CODE' })).toStrictEqual({
      status,
      code: 'CODE',
      verbatim: 'CODE',
    })
  })

  it.each([undefined, null, 'S', [], {}, { resultStatus: null }, { resultCode: 'SUCCESS' }])(
    'is not there in %j',
    (value) => {
      expect(readResult(value)).toBeUndefined()
    },
  )

  it('may come without a code', () => {
    expect(readResult({ resultStatus: 'F' })).toStrictEqual({ status: 'F', code: '', verbatim: '' })
  })
})

it.each([
  ['PROCESS_FAIL', 'PROCESS_FAIL'],
  ['process_fail', 'PROCESS_FAIL'],
  ['PROCESS_ FAIL ', 'PROCESS_FAIL'],
  ['DPOS_PROCESS_FAIL', 'PROCESS_FAIL'],
  ['DPOS_PAYMENT_PROCESS_FAIL', 'PROCESS_FAIL'],
  ['DPOS_REFUND_PROCESS_FAIL', 'PROCESS_FAIL'],
  ['NOT_DPOS_PROCESS_FAIL', 'NOT_DPOS_PROCESS_FAIL'],
  ['ORDER_IS_CANCELLED', 'ORDER_IS_CANCELED'],
  ['ORDER_IS_CANCELED', 'ORDER_IS_CANCELED'],
])('the code %j is compared as %s', (code, compared) => {
  expect(normalizeCode(code)).toBe(compared)
})
