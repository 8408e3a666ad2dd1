import type { Amount } from './amount.ts'
import { CURRENCY_DECIMALS } from './currencies.ts'

/** An amount for a person to read: `EUR 12.34`. */
export function amountText({ currency, minorUnits }: Amount): string {
  const decimals = CURRENCY_DECIMALS.get(currency) ?? 0
  const digits = String(minorUnits).padStart(decimals + 1, '0')
  const cut = digits.length - decimals
  const fraction = digits.slice(cut)
  return `${currency} ${digits.slice(0, cut)}${fraction && `.${fraction}`}`
}
