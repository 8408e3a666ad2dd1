import { expect, it } from 'vitest'
import { formatDecimal, parseDecimal, parseMinorUnits } from '../../src/money/decimal.ts'
import { exponentOf } from '../../src/money/exponent.ts'
import { addMoney, checkMoney, money, subtractMoney } from '../../src/money/money.ts'
import { refusal } from './refusal.ts'

const LARGEST = Number.MAX_SAFE_INTEGER
const euro = (minorUnits: number) => ({ currency: 'EUR', minorUnits })
const GIVE_A_CODE = 'give the ISO 4217 code, such as "EUR"'
const COUNT = 'count whole minor units, 1050 for 10.50 EUR'

/** What JavaScript may hand in, where the types would not let it. */
const given = (currency: unknown, minorUnits: unknown) => () =>
  Reflect.apply(money, undefined, [currency, minorUnits])

it.each([
  {
    act: () => parseDecimal('EUR', '1,50'),
    code: 'malformed_decimal',
    message: 'an amount must be a string of digits with at most one point, such as "10.50"',
  },
  {
    act: () => parseDecimal('EUR', '10.505'),
    code: 'too_many_decimals',
    message: 'EUR takes at most 2 decimals here',
  },
  {
    act: () => parseDecimal('EUR', '-1'),
    code: 'negative_amount',
    message: 'decimal must not be negative: pass { allowNegative: true } where it may be',
  },
  {
    act: () => parseDecimal('EUR', '90071992547409.92'),
    code: 'not_a_safe_integer',
    message: `an amount must be within ${LARGEST} minor units`,
  },
  {
    act: () => formatDecimal(euro(-1)),
    code: 'negative_amount',
    message: 'minorUnits must not be negative: pass { allowNegative: true } where it may be',
  },
  {
    act: () => formatDecimal(euro(0.5)),
    code: 'not_a_safe_integer',
    message: `minorUnits must be an integer: ${COUNT}`,
  },
  {
    act: () => parseMinorUnits('EUR', 0.5),
    code: 'not_a_safe_integer',
    message: `value must be an integer: ${COUNT}`,
  },
  {
    act: () => parseMinorUnits('EUR', '-5'),
    code: 'negative_amount',
    message: 'value must not be negative',
  },
  {
    act: () => parseMinorUnits('EUR', '10.50'),
    code: 'malformed_decimal',
    message: 'value must be digits only: "1050"',
  },
  {
    act: given(undefined, 1),
    code: 'unknown_currency',
    message: `currency is missing: ${GIVE_A_CODE}`,
  },
  {
    act: given(978, 1),
    code: 'unknown_currency',
    message: `currency must be a string: ${GIVE_A_CODE}`,
  },
  {
    act: given('EUR', '1050'),
    code: 'not_a_safe_integer',
    message: `minorUnits must be a number, not of type string: ${COUNT}`,
  },
  {
    act: () => exponentOf('euro'),
    code: 'unknown_currency',
    message: `currency must be a code of three capital letters: ${GIVE_A_CODE}`,
  },
  {
    act: () => addMoney(euro(1), { currency: 'USD', minorUnits: 1 }),
    code: 'currency_mismatch',
    message: 'both amounts must be in the same currency',
  },
  {
    act: () => addMoney(euro(0.5), euro(1)),
    code: 'not_a_safe_integer',
    message: `minorUnits must be an integer: ${COUNT}`,
  },
  {
    act: () => subtractMoney(euro(1), euro(0.5)),
    code: 'not_a_safe_integer',
    message: `minorUnits must be an integer: ${COUNT}`,
  },
])('refuses with $code, and says what to do: "$message"', ({ act, code, message }) => {
  expect(refusal(act)).toMatchObject({ code, message })
})

it('says what an amount looks like where it was given something else', () => {
  expect(checkMoney('10.50 EUR')).toEqual({
    ok: false,
    issues: [
      { path: '', message: 'must be an object such as { currency: "EUR", minorUnits: 1050 }' },
    ],
  })
})

it('says which fields an amount has where it was given another one', () => {
  expect(checkMoney({ ...euro(1050), value: '10.50' })).toEqual({
    ok: false,
    issues: [{ path: 'value', message: 'is not a known field: give currency and minorUnits only' }],
  })
})
