import { expect, it } from 'vitest'
import { formatMoney } from '../../src/money/format-money.ts'

it.each([
  ['EUR', 1050, 'en', '€10.50'],
  ['EUR', -5, 'en', '-€0.05'],
  ['JPY', 1050, 'en', '¥1,050'],
  ['KWD', 1050, 'en', 'KWD 1.050'],
  ['EUR', 900719925474099, 'en', '€9,007,199,254,740.99'],
  ['EUR', 105000, 'de', '1.050,00 €'],
  ['XAU', 5, 'en', '5 minor units of XAU'],
  ['QQQ', 5, 'en', '5 minor units of QQQ'],
])('writes %s %i in %s as %s', (currency, minorUnits, locale, text) => {
  expect(formatMoney({ currency, minorUnits }, locale).replaceAll(/\s/g, ' ')).toBe(text)
})

it('writes amounts rightly however many locales and currencies it has written before', () => {
  const amount = (currency: string) => ({ currency, minorUnits: 1050 })
  for (let at = 0; at < 500; at += 1) formatMoney(amount('EUR'), `en-x-${at}`)

  expect(formatMoney(amount('EUR'), 'en')).toBe('€10.50')
  expect(formatMoney(amount('JPY'), 'en')).toBe('¥1,050')
  expect(formatMoney(amount('EUR'), 'de').replaceAll(/\s/g, ' ')).toBe('10,50 €')
})
