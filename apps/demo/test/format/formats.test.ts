import { expect, it } from 'vitest'
import { createFormats } from '../../src/format/formats.ts'

const NARROW = /[\u00a0\u202f]/g

it.each([
  ['en', 'EUR', 2450, '€24.50'],
  ['en', 'EUR', 5, '€0.05'],
  ['en', 'GBP', 123456789, '£1,234,567.89'],
  ['en', 'JPY', 1500, '¥1,500'],
  ['en', 'KWD', 1050, 'KWD 1.050'],
  ['de-DE', 'EUR', 123456, '1.234,56 €'],
  ['en', 'EUR', Number.MAX_SAFE_INTEGER, '€90,071,992,547,409.91'],
])('writes in %s %s %i as %s', (locale, currency, minorUnits, text) => {
  const written = createFormats({ locale }).money({ currency, minorUnits })

  expect(written.replace(NARROW, ' ')).toBe(text)
})

it('does not write what was not reported as zero', () => {
  expect(createFormats().reported('not_reported', 'EUR')).toBe('not reported')
})

it.each([
  ['en', 'UTC', 'Jan 15, 12:00:07 PM UTC'],
  ['en-US', 'America/New_York', 'Jan 15, 7:00:07 AM EST'],
  ['en-GB', 'Europe/London', '15 Jan, 12:00:07 GMT'],
])('writes a time in %s with the zone %s', (locale, timeZone, text) => {
  const written = createFormats({ locale, timeZone }).time('2026-01-15T12:00:07Z')

  expect(written.replace(NARROW, ' ')).toBe(text)
})
