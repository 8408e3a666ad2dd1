import { expect, it } from 'vitest'
import { readAmount } from '../../src/actions/read-amount.ts'

it.each([
  ['EUR', 'Nothing was sent. Enter the amount in digits with a point, such as 12.50.'],
  ['JPY', 'Nothing was sent. Enter the amount in digits, such as 1250.'],
])('an example of an amount is one that %s takes', (currency, message) => {
  expect(readAmount('some', currency)).toEqual({ ok: false, message })
  expect(readAmount(/[\d.]*\d/.exec(message)?.[0] ?? '', currency).ok).toBe(true)
})
