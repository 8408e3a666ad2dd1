import { money } from '@paystate/core'
import { expect, it } from 'vitest'
import { amountIssues } from '../../src/index.ts'

const currencies = { EUR: { exponent: 2 }, IDR: { exponent: 2, multipleOf: 100 } }

it.each([
  ['EUR', 1, []],
  ['IDR', 200, []],
  ['IDR', 150, [{ path: 'amount.minorUnits', message: 'must be a multiple of 100' }]],
  ['USD', 100, [{ path: 'amount.currency', message: 'is not a currency of this provider' }]],
])('objects to what the provider does not take: %s %i', (currency, minorUnits, issues) => {
  expect(amountIssues(money(currency, minorUnits), { currencies })).toEqual(issues)
})

it('takes a withdrawn currency for what was paid in it, and for nothing new', () => {
  const levs = money('BGN', 100)

  expect(amountIssues(levs, { currencies, use: 'paid' })).toEqual([])
  expect(amountIssues(levs, { currencies })).toHaveLength(1)
  expect(amountIssues(money('USD', 100), { currencies, use: 'paid' })).toHaveLength(1)
})

it('knows no currency that every object has', () => {
  const amount = { currency: 'constructor', minorUnits: 100 }

  expect(amountIssues(amount, { currencies })).toHaveLength(1)
})
