import { systemClock } from '@paystate/core'
import { describe, expect, it } from 'vitest'
import { createFormats } from '../../src/format/formats.ts'
import { startOfDay } from '../../src/format/start-of-day.ts'

const formats = createFormats({ locale: 'en-US', timeZone: 'Europe/Berlin', clock: systemClock })

describe('an amount', () => {
  it.each([
    ['EUR', 1050, '€10.50'],
    ['JPY', 1050, '¥1,050'],
    ['IDR', 1050, 'IDR 10.50'],
    ['KWD', 1050, 'KWD 1.050'],
    ['EUR', Number.MAX_SAFE_INTEGER, '€90,071,992,547,409.91'],
    ['EUR', -5, '-€0.05'],
    ['XAU', 5, '5 minor units of XAU'],
  ])('%s %i reads %s', (currency, minorUnits, text) => {
    expect(formats.money({ currency, minorUnits }).replaceAll('\u00a0', ' ')).toBe(text)
  })

  it('that was not reported is no zero', () => {
    expect(formats.reported('not_reported', 'EUR')).toBe('not reported')
  })
})

describe('a time', () => {
  it('has its zone', async () => {
    const shown = String(await formats.time('2026-01-15T12:00:00.000Z'))

    expect(shown.replaceAll('\u202f', ' ')).toBe(
      '<time datetime="2026-01-15T12:00:00.000Z">Jan 15, 2026, 1:00:00 PM GMT+1</time>',
    )
  })

  it.each([
    [999, 'less than a second'],
    [1_000, '1 second'],
    [7_200_000, '2 hours'],
    [86_400_000, '1 day'],
  ])('of %i ms is %s', (milliseconds, text) => {
    expect(formats.duration(milliseconds)).toBe(text)
  })
})

describe('a day', () => {
  it.each([
    ['2026-01-15', 'UTC', '2026-01-15T00:00:00Z'],
    ['2026-01-15', 'Asia/Jakarta', '2026-01-14T17:00:00Z'],
    ['2026-03-29', 'Europe/Berlin', '2026-03-28T23:00:00Z'],
    ['2026-03-30', 'Europe/Berlin', '2026-03-29T22:00:00Z'],
    ['2026-10-25', 'Europe/Berlin', '2026-10-24T22:00:00Z'],
    ['2026-10-26', 'Europe/Berlin', '2026-10-25T23:00:00Z'],
  ])('%s in %s begins at %s', (date, timeZone, instant) => {
    expect(startOfDay(date, { timeZone })).toBe(instant)
  })

  it('ends where the next one begins, also when a clock change makes it shorter', () => {
    expect(startOfDay('2026-03-29', { timeZone: 'Europe/Berlin', daysLater: 1 })).toBe(
      '2026-03-29T22:00:00Z',
    )
  })
})
