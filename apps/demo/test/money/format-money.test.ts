import { expect, it } from 'vitest'
import { formatMoney, formatReported } from '../../src/money/format-money.ts'

it.each([
  ['EUR', 2450, '€24.50'],
  ['EUR', 5, '€0.05'],
  ['GBP', 123456789, '£1,234,567.89'],
  ['JPY', 1500, '1,500 JPY'],
  ['KWD', 1050, '1.050 KWD'],
  ['EUR', Number.MAX_SAFE_INTEGER, '€90,071,992,547,409.91'],
])('writes %s %i as %s', (currency, minorUnits, text) => {
  expect(formatMoney({ currency, minorUnits })).toBe(text)
})

it('does not write what was not reported as zero', () => {
  expect(formatReported('not_reported', 'EUR')).toBe('not reported')
})
