import { expect, it } from 'vitest'
import { exponentOf } from '../../src/money/exponent.ts'
import { refusal } from './refusal.ts'

it.each([
  ['JPY', 0],
  ['EUR', 2],
  ['IDR', 2],
  ['HUF', 2],
  ['KWD', 3],
  ['CLF', 4],
])('counts %s with %d decimals', (currency, exponent) => {
  expect(exponentOf(currency)).toBe(exponent)
})

it('prefers the exponent of a provider to the one of the list, also when it is 0', () => {
  expect(exponentOf('IDR', { IDR: 0 })).toBe(0)
  expect(exponentOf('EUR', { IDR: 0 })).toBe(2)
})

it.each(['constructor', 'toString', '__proto__', 'ABC', 'DEM', 'eur', ''])(
  'does not know "%s"',
  (currency) => {
    expect(refusal(() => exponentOf(currency)).code).toBe('unknown_currency')
  },
)

it('knows no currency better for an override', () => {
  expect(refusal(() => exponentOf('ABC', { ABC: 2 })).code).toBe('unknown_currency')
  expect(refusal(() => exponentOf('XAU', { XAU: 2 })).code).toBe('currency_without_minor_unit')
})

it('takes no override from a prototype', () => {
  expect(exponentOf('EUR', Object.create({ EUR: 0 }))).toBe(2)
})

it.each([0, 15])('takes the override %d', (exponent) => {
  expect(exponentOf('EUR', { EUR: exponent })).toBe(exponent)
})

it.each([-1, 1.5, 16, Number.NaN])('refuses the override %d', (exponent) => {
  expect(() => exponentOf('EUR', { EUR: exponent })).toThrow(
    'the exponent of EUR must be an integer from 0 to 15',
  )
})
