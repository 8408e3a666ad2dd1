import type { Amount } from './amount.ts'
import { CURRENCY_DECIMALS } from './currencies.ts'

/** An amount for a person to read: `12.34 EUR`. */
export function amountText({ currency, minorUnits }: Amount): string {
  const decimals = CURRENCY_DECIMALS.get(currency) ?? 0
  const digits = String(minorUnits).padStart(decimals + 1, '0')
  const cut = digits.length - decimals
  const fraction = digits.slice(cut)
  return `${digits.slice(0, cut)}${fraction && `.${fraction}`} ${currency}`
}
