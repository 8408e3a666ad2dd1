import { describe, expect, it } from 'vitest'
import {
  addMoney,
  checkMoney,
  type Money,
  money,
  sameMoney,
  subtractMoney,
} from '../../src/money/money.ts'
import { refusal } from './refusal.ts'

const LARGEST = Number.MAX_SAFE_INTEGER

describe('money', () => {
  it.each([0, 1, 1050, LARGEST])('makes an amount of %d minor units', (minorUnits) => {
    expect(money('EUR', minorUnits)).toStrictEqual({ currency: 'EUR', minorUnits })
  })

  it('makes 0 of -0', () => {
    expect(money('EUR', -0).minorUnits).toBe(0)
  })

  it.each([Number.NaN, 10.5, LARGEST + 1, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY])(
    'refuses %d, which is no safe integer',
    (minorUnits) => {
      expect(refusal(() => money('EUR', minorUnits)).code).toBe('not_a_safe_integer')
    },
  )

  it('refuses a negative amount', () => {
    expect(refusal(() => money('EUR', -1))).toMatchObject({
      code: 'negative_amount',
      message: 'minorUnits must not be negative: give zero or more',
    })
  })

  it.each(['', 'eur', 'EU', 'EURO', 'ABC', 'DEM', 'constructor', '__proto__', 'EUR '])(
    'refuses the unknown currency "%s"',
    (currency) => {
      expect(refusal(() => money(currency, 1)).code).toBe('unknown_currency')
    },
  )

  it('refuses a currency that has no minor unit', () => {
    expect(refusal(() => money('XAU', 1)).code).toBe('currency_without_minor_unit')
  })

  it('repeats nothing of a currency but three letters', () => {
    expect(refusal(() => money('4111111111111111', 1)).message).not.toContain('4111')
    expect(refusal(() => money('ABC', 1)).message).toBe(
      'currency "ABC" is not in ISO 4217 list one of 2026-09-17: give the code of a current currency',
    )
  })
})

describe('checkMoney', () => {
  const price = { currency: 'EUR', minorUnits: 1050 }

  it('accepts an object with exactly a currency and minor units, and hands out a new one', () => {
    const checked = checkMoney(price)

    expect(checked).toStrictEqual({ ok: true, money: price })
    expect(checked.ok && checked.money).not.toBe(price)
  })

  it('makes 0 of -0', () => {
    expect(checkMoney({ currency: 'EUR', minorUnits: -0 })).toStrictEqual({
      ok: true,
      money: { currency: 'EUR', minorUnits: 0 },
    })
  })

  it.each([
    { currency: undefined, message: /^is missing/ },
    { currency: 978, message: /^must be a string/ },
    { currency: null, message: /^must be a string/ },
    { currency: 'eur', message: /^must be in capital letters: "EUR", not "eur"$/ },
    { currency: 'euro', message: /^must be a code of three capital letters/ },
    { currency: 'DEM', message: /^"DEM" is not in ISO 4217 list one/ },
    { currency: 'constructor', message: /^must be a code of three capital letters/ },
    { currency: 'XXX', message: /^"XXX" has no minor unit in ISO 4217/ },
  ])('names what is wrong with the currency $currency', ({ currency, message }) => {
    expect(checkMoney({ ...price, currency })).toEqual({
      ok: false,
      issues: [{ path: 'currency', message: expect.stringMatching(message) }],
    })
  })

  it.each([
    { minorUnits: undefined, message: /^is missing/ },
    { minorUnits: null, message: /^must be a number, not null/ },
    { minorUnits: '1050', message: /^must be a number, not of type string/ },
    { minorUnits: 1050n, message: /^must be a number, not of type bigint/ },
    { minorUnits: Number.NaN, message: /^must be a number, not NaN/ },
    { minorUnits: 10.5, message: /^must be an integer: count whole minor units/ },
    { minorUnits: LARGEST + 1, message: /^must be within Number.MAX_SAFE_INTEGER/ },
    { minorUnits: Number.POSITIVE_INFINITY, message: /^must be within Number.MAX_SAFE_INTEGER/ },
    { minorUnits: -1, message: /^must not be negative/ },
  ])('names what is wrong with the minor units $minorUnits', ({ minorUnits, message }) => {
    expect(checkMoney({ ...price, minorUnits })).toEqual({
      ok: false,
      issues: [{ path: 'minorUnits', message: expect.stringMatching(message) }],
    })
  })

  it('names everything that is wrong at once, and the fields that do not belong', () => {
    const checked = checkMoney({ currency: 'eur', minor_units: 1050 })

    expect(checked).toMatchObject({
      ok: false,
      issues: [{ path: 'currency' }, { path: 'minorUnits' }, { path: 'minor_units' }],
    })
  })

  it('refuses a field too many, though the amount is right', () => {
    expect(checkMoney({ ...price, value: '10.50' })).toMatchObject({
      ok: false,
      issues: [{ path: 'value' }],
    })
  })

  it.each([undefined, null, 1050, '10.50 EUR', [price], true])('refuses %j whole', (value) => {
    expect(checkMoney(value)).toMatchObject({ ok: false, issues: [{ path: '' }] })
  })

  it('takes no field from a prototype', () => {
    expect(checkMoney(Object.create(price))).toMatchObject({ ok: false })
  })
})

describe('arithmetic', () => {
  const euro = (minorUnits: number): Money => ({ currency: 'EUR', minorUnits })
  const operations = [
    { name: 'addMoney', operate: addMoney },
    { name: 'subtractMoney', operate: subtractMoney },
  ]

  it('tells the same amount by currency and minor units', () => {
    expect(sameMoney(euro(1050), euro(1050))).toBe(true)
    expect(sameMoney(euro(1050), euro(1051))).toBe(false)
    expect(sameMoney(euro(1050), { currency: 'USD', minorUnits: 1050 })).toBe(false)
  })

  it('adds and subtracts, also below zero', () => {
    expect(addMoney(euro(1050), euro(250))).toStrictEqual(euro(1300))
    expect(subtractMoney(euro(1050), euro(250))).toStrictEqual(euro(800))
    expect(subtractMoney(euro(250), euro(1050))).toStrictEqual(euro(-800))
    expect(addMoney(euro(-800), euro(800))).toStrictEqual(euro(0))
    expect(subtractMoney(euro(-0), euro(0))).toStrictEqual(euro(0))
  })

  it.each(operations)('$name refuses two currencies', ({ operate }) => {
    const mixed = () => operate(euro(1), { currency: 'USD', minorUnits: 1 })

    expect(refusal(mixed).code).toBe('currency_mismatch')
  })

  it('refuses a result beyond the safe integers', () => {
    expect(refusal(() => addMoney(euro(LARGEST), euro(1)))).toMatchObject({
      code: 'not_a_safe_integer',
      message: expect.stringMatching(/^the result must be within/),
    })
    expect(refusal(() => subtractMoney(euro(-LARGEST), euro(1))).code).toBe('not_a_safe_integer')
    expect(subtractMoney(euro(LARGEST), euro(LARGEST))).toStrictEqual(euro(0))
  })

  it('refuses an operand beyond the safe integers, though the result is one', () => {
    const beyond = euro(LARGEST + 3)

    expect(refusal(() => subtractMoney(beyond, euro(10))).code).toBe('not_a_safe_integer')
    expect(refusal(() => addMoney(euro(-10), beyond)).code).toBe('not_a_safe_integer')
  })

  it.each(operations)('$name refuses fractions, also where they add up', ({ operate }) => {
    expect(refusal(() => operate(euro(0.5), euro(0.5))).code).toBe('not_a_safe_integer')
    expect(refusal(() => operate(euro(1), euro(0.5))).code).toBe('not_a_safe_integer')
  })
})
