import { checkCurrency } from './check-currency.ts'
import { demand } from './checked.ts'

/** The exponents of a provider where they are not those of ISO 4217, by currency code. */
export type ExponentOverrides = Readonly<Record<string, number>>

/**
 * How many decimals an amount of this currency has: 0 for JPY, 2 for EUR, 3 for KWD.
 *
 * `Intl.NumberFormat` gives what is customary on a price tag (IDR and HUF without decimals), which is
 * not what providers count in.
 *
 * @param currency ISO 4217 code in capital letters.
 * @param overrides Replaces exponents; it does not make a currency known, and gives no minor unit to one
 *   without.
 * @throws {MoneyError} `unknown_currency`, or `currency_without_minor_unit` for gold (XAU), test
 *   codes (XTS) and the like.
 * @throws {RangeError} When the override is not an integer from 0 to 15.
 *
 * @example
 * ```ts
 * import { exponentOf } from '@paystate/core'
 *
 * exponentOf('KWD') // 3
 * exponentOf('IDR', { IDR: 0 }) // 0, at a provider that takes whole rupiah
 * ```
 */
export function exponentOf(currency: string, overrides: ExponentOverrides = {}): number {
  const { code, exponent } = demand(checkCurrency(currency), 'currency')
  const override = Object.hasOwn(overrides, code) ? overrides[code] : undefined
  if (override === undefined) return exponent
  if (!Number.isInteger(override) || override < 0 || override > MOST_DECIMALS) {
    throw new RangeError(`the exponent of ${code} must be an integer from 0 to ${MOST_DECIMALS}`)
  }
  return override
}

/** `Number.MAX_SAFE_INTEGER` has 16 digits: with more decimals than this, not even 1 would fit. */
const MOST_DECIMALS = 15
