import { describe, expect, it } from 'vitest'
import { formatDecimal, parseDecimal, parseMinorUnits } from '../../src/money/decimal.ts'
import { refusal } from './refusal.ts'

const LARGEST = Number.MAX_SAFE_INTEGER

const written = [
  { currency: 'EUR', decimal: '10.50', minorUnits: 1050 },
  { currency: 'EUR', decimal: '1.10', minorUnits: 110 }, // Math.ceil(1.10 * 100) is 111
  { currency: 'EUR', decimal: '0.07', minorUnits: 7 }, // Math.ceil(0.07 * 100) is 8
  { currency: 'EUR', decimal: '0.29', minorUnits: 29 }, // Math.trunc(0.29 * 100) is 28
  { currency: 'EUR', decimal: '0.00', minorUnits: 0 },
  { currency: 'EUR', decimal: '90071992547409.91', minorUnits: LARGEST },
  { currency: 'JPY', decimal: '100', minorUnits: 100 },
  { currency: 'JPY', decimal: '9007199254740991', minorUnits: LARGEST },
  { currency: 'KWD', decimal: '1.050', minorUnits: 1050 },
  { currency: 'CLF', decimal: '0.0001', minorUnits: 1 },
  { currency: 'IDR', decimal: '1555000.00', minorUnits: 155_500_000 },
]

describe('parseDecimal', () => {
  it.each(written)('reads $decimal $currency', ({ decimal, currency, minorUnits }) => {
    expect(parseDecimal(currency, decimal)).toStrictEqual({ currency, minorUnits })
  })

  it.each([
    ['10', 1000],
    ['10.5', 1050],
    ['0', 0],
  ])('reads %s EUR, with fewer decimals than the euro has', (decimal, minorUnits) => {
    expect(parseDecimal('EUR', decimal).minorUnits).toBe(minorUnits)
  })

  it.each([
    ['10.505', 'EUR'],
    ['10.500', 'EUR'],
    ['100.0', 'JPY'],
    ['1.0500', 'KWD'],
  ])('refuses %s %s, which has too many decimals', (decimal, currency) => {
    expect(refusal(() => parseDecimal(currency, decimal)).code).toBe('too_many_decimals')
  })

  it.each([
    ...['', ' ', '.', '-', '.5', '5.', '+1.00', '--1', '1e3', '1E3', '0x10', '1_000', '1,50'],
    ...['1,000.00', '1 000.00', ' 1.00', '1.00 ', '1.00\n', '1.0.0', '007.00', '00', '-00.10'],
    ...['NaN', 'Infinity', 'EUR 1.00', '１.00', '١.٠٠', '1.00\u0000', 'null'],
  ])('refuses %j, which is no decimal', (decimal) => {
    const read = () => parseDecimal('EUR', decimal, { allowNegative: true })

    expect(refusal(read).code).toBe('malformed_decimal')
  })

  it('refuses what is no string, since a number has been a float', () => {
    const read = () => Reflect.apply(parseDecimal, undefined, ['EUR', 10.5])

    expect(refusal(read).code).toBe('malformed_decimal')
  })

  it('reads a negative amount only where it is allowed, and never -0', () => {
    const allowNegative = { allowNegative: true }

    expect(refusal(() => parseDecimal('EUR', '-2.00')).code).toBe('negative_amount')
    expect(refusal(() => parseDecimal('EUR', '-0.00')).code).toBe('negative_amount')
    expect(parseDecimal('EUR', '-2.00', allowNegative).minorUnits).toBe(-200)
    expect(parseDecimal('EUR', '-0.00', allowNegative).minorUnits).toBe(0)
    expect(parseDecimal('EUR', '2.00', allowNegative).minorUnits).toBe(200)
  })

  it.each(['90071992547409.92', '90071992547409.93', '900719925474099.1'])(
    'refuses %s EUR, which is beyond the safe integers',
    (decimal) => {
      expect(refusal(() => parseDecimal('EUR', decimal)).code).toBe('not_a_safe_integer')
    },
  )

  it('refuses five million digits', () => {
    const decimal = `1${'0'.repeat(5_000_000)}`

    expect(refusal(() => parseDecimal('EUR', decimal)).code).toBe('not_a_safe_integer')
  })

  it('refuses currencies that it cannot count in', () => {
    expect(refusal(() => parseDecimal('ABC', '1.00')).code).toBe('unknown_currency')
    expect(refusal(() => parseDecimal('constructor', '1.00')).code).toBe('unknown_currency')
    expect(refusal(() => parseDecimal('XAU', '1.00')).code).toBe('currency_without_minor_unit')
  })

  it('repeats nothing of what it refuses', () => {
    expect(refusal(() => parseDecimal('EUR', '4111 1111')).message).not.toContain('4111')
  })
})

describe('formatDecimal', () => {
  it.each(written)('writes $decimal $currency', ({ decimal, currency, minorUnits }) => {
    expect(formatDecimal({ currency, minorUnits })).toBe(decimal)
  })

  it('writes a negative amount only where it is allowed', () => {
    const amount = { currency: 'EUR', minorUnits: -7 }

    expect(refusal(() => formatDecimal(amount)).code).toBe('negative_amount')
    expect(formatDecimal(amount, { allowNegative: true })).toBe('-0.07')
    expect(formatDecimal({ currency: 'EUR', minorUnits: -0 })).toBe('0.00')
  })

  it.each([10.5, Number.NaN, LARGEST + 1])('refuses %d minor units', (minorUnits) => {
    const write = () => formatDecimal({ currency: 'EUR', minorUnits })

    expect(refusal(write).code).toBe('not_a_safe_integer')
  })

  it('refuses currencies that it cannot count in', () => {
    const write = (currency: string) => () => formatDecimal({ currency, minorUnits: 1 })

    expect(refusal(write('ABC')).code).toBe('unknown_currency')
    expect(refusal(write('XDR')).code).toBe('currency_without_minor_unit')
  })
})

describe('a provider with decimals of its own', () => {
  const fewer = { exponents: { IDR: 0 } }
  const more = { exponents: { ISK: 2 } }

  it('is read and written by its decimals, while minor units stay those of ISO 4217', () => {
    expect(parseDecimal('IDR', '1500', fewer).minorUnits).toBe(150_000)
    expect(formatDecimal({ currency: 'IDR', minorUnits: 150_000 }, fewer)).toBe('1500')
    expect(parseDecimal('ISK', '1500.00', more).minorUnits).toBe(1500)
    expect(formatDecimal({ currency: 'ISK', minorUnits: 1500 }, more)).toBe('1500.00')
  })

  it('refuses what one side cannot hold, and never rounds', () => {
    const half = { currency: 'IDR', minorUnits: 150_050 }

    expect(refusal(() => formatDecimal(half, fewer)).code).toBe('too_many_decimals')
    expect(refusal(() => parseDecimal('IDR', '1500.00', fewer)).code).toBe('too_many_decimals')
    expect(refusal(() => parseDecimal('ISK', '1500.50', more)).code).toBe('too_many_decimals')
  })
})

describe('parseMinorUnits', () => {
  it.each(['1050', 1050])('reads %j', (value) => {
    expect(parseMinorUnits('EUR', value)).toStrictEqual({ currency: 'EUR', minorUnits: 1050 })
  })

  it.each([
    ['', 'malformed_decimal'],
    ['10.50', 'malformed_decimal'],
    ['1050.0', 'malformed_decimal'],
    ['01050', 'malformed_decimal'],
    ['1e3', 'malformed_decimal'],
    ['+5', 'malformed_decimal'],
    [' 5', 'malformed_decimal'],
    ['-5', 'negative_amount'],
    [-5, 'negative_amount'],
    [10.5, 'not_a_safe_integer'],
    [LARGEST + 1, 'not_a_safe_integer'],
    ['9007199254740992', 'not_a_safe_integer'],
    ['9007199254740993', 'not_a_safe_integer'],
  ])('refuses %j with %s', (value, code) => {
    expect(refusal(() => parseMinorUnits('EUR', value)).code).toBe(code)
  })

  it('reads up to the largest safe integer', () => {
    expect(parseMinorUnits('IDR', String(LARGEST)).minorUnits).toBe(LARGEST)
    expect(parseMinorUnits('IDR', 0).minorUnits).toBe(0)
  })

  it('refuses currencies that it cannot count in', () => {
    expect(refusal(() => parseMinorUnits('ABC', '1')).code).toBe('unknown_currency')
    expect(refusal(() => parseMinorUnits('XTS', 1)).code).toBe('currency_without_minor_unit')
  })
})
