import { formatDecimal } from './decimal.ts'
import { exponentOf } from './exponent.ts'
import type { Money } from './money.ts'
import { isMoneyError } from './money-error.ts'

/**
 * Writes an amount for a person, as a locale does, with exactly its digits: never through a float. A currency
 * without a minor unit, or one that is not known, is written as minor units.
 *
 * @param amount May be negative.
 * @param locale A BCP 47 tag, such as `en` or `de-AT`.
 *
 * @example
 * ```ts
 * import { formatMoney, money } from '@paystate/core'
 *
 * formatMoney(money('EUR', 1050), 'en') // '€10.50'
 * ```
 */
export function formatMoney(amount: Money, locale: string): string {
  const { currency, minorUnits } = amount
  const decimal = decimalOf(amount)
  if (!isNumeric(decimal)) return `${minorUnits} minor units of ${currency}`
  return formatOf(currency, locale).format(decimal)
}

/** By currency and locale: making one takes many times as long as using it. */
const FORMATS = new Map<string, Intl.NumberFormat>()

/** A locale may come from a request, and there are too many to keep. */
const MOST_FORMATS = 200

function formatOf(currency: string, locale: string): Intl.NumberFormat {
  const key = `${currency} ${locale}`
  const known = FORMATS.get(key)
  if (known) return known
  const digits = exponentOf(currency)
  const format = new Intl.NumberFormat(locale, {
    style: 'currency',
    currency,
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  })
  if (FORMATS.size >= MOST_FORMATS) FORMATS.clear()
  FORMATS.set(key, format)
  return format
}

function decimalOf(amount: Money): string {
  try {
    return formatDecimal(amount, { allowNegative: true })
  } catch (error) {
    if (isMoneyError(error)) return ''
    throw error
  }
}

function isNumeric(text: string): text is `${number}` {
  return /^-?\d+(?:\.\d+)?$/.test(text)
}
