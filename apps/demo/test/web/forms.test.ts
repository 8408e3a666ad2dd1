import { expect, it } from 'vitest'
import { readAmount } from '../../src/web/forms.ts'

it.each([
  ['EUR', 'Please enter the amount in digits with a point, such as 12.50.'],
  ['JPY', 'Please enter the amount in digits, such as 1250.'],
])('an example of an amount is one that %s takes', (currency, message) => {
  expect(readAmount('some', currency)).toEqual({ ok: false, message })
  expect(readAmount(/[\d.]*\d/.exec(message)?.[0] ?? '', currency).ok).toBe(true)
})
