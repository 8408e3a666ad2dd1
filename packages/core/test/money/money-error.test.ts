import { inspect } from 'node:util'
import { expect, it } from 'vitest'
import { isMoneyError, MoneyError } from '../../src/money/money-error.ts'

it('is a RangeError with a name, a code and a message, and nothing else to print', () => {
  const error = new MoneyError('malformed_decimal', 'say what to do')

  expect(error).toBeInstanceOf(RangeError)
  expect(error).toMatchObject({ name: 'MoneyError', code: 'malformed_decimal' })
  expect(error.message).toBe('say what to do')
  expect(error.cause).toBeUndefined()
  expect(inspect(error)).toContain('MoneyError: say what to do')
  expect(error.docs).toMatch(/\/docs\/errors\.md#moneyerror-malformed_decimal$/)
  expect(String(error)).toBe(`MoneyError: say what to do\n${error.docs}`)
})

it('is recognized by its mark, also when another copy of the package made it', () => {
  const foreign = Object.assign(new Error('mismatch'), {
    [Symbol.for('paystate.money_error')]: true,
  })

  expect(isMoneyError(new MoneyError('unknown_currency', 'ours'))).toBe(true)
  expect(isMoneyError(foreign)).toBe(true)
})

it.each([
  new RangeError('other'),
  new Error('other'),
  null,
  undefined,
  'MoneyError',
  {},
  { [Symbol.for('paystate.money_error')]: false },
])('is not taken for %s', (other) => {
  expect(isMoneyError(other)).toBe(false)
})
