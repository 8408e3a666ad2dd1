import { checkMinorUnits, checkSafeInteger } from './check-minor-units.ts'
import { demand } from './checked.ts'
import { type ExponentOverrides, exponentOf } from './exponent.ts'
import { type Money, money } from './money.ts'
import { MoneyError } from './money-error.ts'

/** How a provider writes amounts as decimals. */
export interface DecimalOptions {
  /** The provider's decimals where they are not those of ISO 4217, e.g. `{ IDR: 0 }`. */
  readonly exponents?: ExponentOverrides
  /** Whether a leading `-` may be read or written. Default: false. */
  readonly allowNegative?: boolean
}

/**
 * Reads a decimal string into minor units, without passing through a float.
 *
 * Fewer decimals than the currency has are read (`"10.5"` EUR is 1050), more are refused even when
 * they are zeros (`"10.500"` EUR, `"100.0"` JPY): providers write exactly the currency's decimals, so
 * more of them mean that the two sides do not agree on the exponent. Also refused: `+`, exponents,
 * blanks, separators, leading zeros, an empty string, `".5"` and `"5."`.
 *
 * With `exponents` the string is read with the provider's decimals; the result is still counted in
 * the minor unit of ISO 4217, so `"1500"` IDR at `{ IDR: 0 }` is 150000.
 *
 * @param currency ISO 4217 code; decides how many decimals are allowed.
 * @param decimal What the provider sent, e.g. `"10.50"`.
 * @throws {MoneyError} `malformed_decimal`, `too_many_decimals`, `negative_amount`,
 *   `not_a_safe_integer`, `unknown_currency` or `currency_without_minor_unit`.
 *
 * @example
 * ```ts
 * import { parseDecimal } from '@paystate/core'
 *
 * parseDecimal('EUR', '10.50') // { currency: 'EUR', minorUnits: 1050 }
 * parseDecimal('EUR', '-2.00', { allowNegative: true }) // { currency: 'EUR', minorUnits: -200 }
 * ```
 */
export function parseDecimal(
  currency: string,
  decimal: string,
  options: DecimalOptions = {},
): Money {
  const decimals = exponentOf(currency, options.exponents)
  const { sign, whole, fraction } = splitDecimal(decimal)
  if (sign && !options.allowNegative) throw negative('decimal')
  if (fraction.length > decimals) throw tooManyDecimals(currency, decimals)
  const digits = whole + resizeFraction(fraction, { currency, decimals: exponentOf(currency) })
  return { currency, minorUnits: toSafeInteger(sign, digits) }
}

/**
 * Writes an amount with exactly the decimals of its currency, without passing through a float.
 *
 * With `exponents` it has the provider's decimals instead; an amount that these cannot hold (10.50
 * rupiah at `{ IDR: 0 }`) is refused, never rounded.
 *
 * @throws {MoneyError} `negative_amount` without `allowNegative`, `too_many_decimals`,
 *   `not_a_safe_integer`, `unknown_currency` or `currency_without_minor_unit`.
 *
 * @example
 * ```ts
 * import { formatDecimal, money } from '@paystate/core'
 *
 * formatDecimal(money('EUR', 1050)) // '10.50'
 * formatDecimal(money('JPY', 1050)) // '1050'
 * ```
 */
export function formatDecimal(amount: Money, options: DecimalOptions = {}): string {
  const { currency } = amount
  const exponent = exponentOf(currency)
  const decimals = exponentOf(currency, options.exponents)
  const minorUnits = demand(checkSafeInteger(amount.minorUnits), 'minorUnits')
  if (minorUnits < 0 && !options.allowNegative) throw negative('minorUnits')
  const digits = String(Math.abs(minorUnits)).padStart(exponent + 1, '0')
  const point = digits.length - exponent
  const fraction = resizeFraction(digits.slice(point), { currency, decimals })
  return `${minorUnits < 0 ? '-' : ''}${digits.slice(0, point)}${fraction && `.${fraction}`}`
}

/**
 * Reads an amount that a provider already counts in the minor unit of ISO 4217.
 *
 * @param currency ISO 4217 code.
 * @param value Digits as a string or a number: `"1050"` or `1050`. No sign, no decimals, no leading
 *   zeros.
 * @throws {MoneyError} `malformed_decimal`, `not_a_safe_integer`, `negative_amount`,
 *   `unknown_currency` or `currency_without_minor_unit`.
 *
 * @example
 * ```ts
 * import { parseMinorUnits } from '@paystate/core'
 *
 * parseMinorUnits('IDR', '155500000') // 1,555,000.00 rupiah
 * ```
 */
export function parseMinorUnits(currency: string, value: string | number): Money {
  if (typeof value !== 'string') return money(currency, demand(checkMinorUnits(value), 'value'))
  const { sign, whole, fraction } = splitDecimal(value)
  if (sign) throw new MoneyError('negative_amount', 'value must not be negative')
  if (fraction) throw new MoneyError('malformed_decimal', 'value must be digits only: "1050"')
  return money(currency, toSafeInteger('', whole))
}

const DECIMAL = /^(-?)(0|[1-9]\d*)(?:\.(\d+))?$/

function splitDecimal(decimal: unknown): { sign: string; whole: string; fraction: string } {
  const parts = typeof decimal === 'string' ? DECIMAL.exec(decimal) : null
  if (!parts) throw new MoneyError('malformed_decimal', MALFORMED)
  const [, sign = '', whole = '', fraction = ''] = parts
  return { sign, whole, fraction }
}

const MALFORMED = 'an amount must be a string of digits with at most one point, such as "10.50"'

/** Adds zeros up to the number of decimals, or removes zeros; never another digit. */
function resizeFraction(
  fraction: string,
  { currency, decimals }: { currency: string; decimals: number },
): string {
  if (/[1-9]/.test(fraction.slice(decimals))) throw tooManyDecimals(currency, decimals)
  return fraction.slice(0, decimals).padEnd(decimals, '0')
}

/** Rounds nothing: integers are exact up to 2^53 - 1, and larger ones are not safe integers. */
function toSafeInteger(sign: string, digits: string): number {
  const magnitude = Number(digits)
  if (!Number.isSafeInteger(magnitude)) throw new MoneyError('not_a_safe_integer', TOO_LARGE)
  return sign ? 0 - magnitude : magnitude // 0 - 0 is 0, where -0 would not equal it
}

const TOO_LARGE = `an amount must be within ${Number.MAX_SAFE_INTEGER} minor units`

function negative(field: string): MoneyError {
  const advice = 'must not be negative: pass { allowNegative: true } where it may be'
  return new MoneyError('negative_amount', `${field} ${advice}`)
}

function tooManyDecimals(currency: string, decimals: number): MoneyError {
  return new MoneyError('too_many_decimals', `${currency} takes at most ${decimals} decimals here`)
}
