import { money } from '@paystate/core'
import { expect, it } from 'vitest'
import { amountIssues } from '../../src/index.ts'

const currencies = { EUR: { exponent: 2 }, IDR: { exponent: 2, multipleOf: 100 } }

it.each([
  ['EUR', 1, []],
  ['IDR', 200, []],
  ['IDR', 150, ['amount.minorUnits']],
  ['USD', 100, ['amount.currency']],
])('objects to what the provider does not take: %s %i', (currency, minorUnits, paths) => {
  const issues = amountIssues(money(currency, minorUnits), { currencies })

  expect(issues.map(({ path }) => path)).toEqual(paths)
})

it('knows no currency that every object has', () => {
  const amount = { currency: 'constructor', minorUnits: 100 }

  expect(amountIssues(amount, { currencies })).toHaveLength(1)
})
