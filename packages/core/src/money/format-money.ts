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
  const digits = exponentOf(currency)
  const format = new Intl.NumberFormat(locale, {
    style: 'currency',
    currency,
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  })
  return format.format(decimal)
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
