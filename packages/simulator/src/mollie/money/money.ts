/** Integer minor units of a currency, as the simulator counts. */
export interface Money {
  readonly currency: string
  readonly minorUnits: number
}

/** How Mollie writes an amount. */
export interface Amount {
  readonly currency: string
  readonly value: string
}

/** @see https://docs.mollie.com/docs/multicurrency */
const CURRENCIES =
  'AED AUD BRL CAD CHF CZK DKK EUR GBP HKD HUF ILS ISK JPY MXN MYR NOK NZD PHP PLN RON SEK SGD THB TWD USD ZAR'
const SUPPORTED = new Set(CURRENCIES.split(' '))
const WITHOUT_DECIMALS = new Set(['ISK', 'JPY'])

export const isSupportedCurrency = (currency: string) => SUPPORTED.has(currency)

/** None for JPY and ISK, two for all others, also where ISO 4217 says otherwise. */
const decimalsOf = (currency: string) => (WITHOUT_DECIMALS.has(currency) ? 0 : 2)

const PATTERNS = { 0: /^\d{1,12}$/, 2: /^\d{1,12}\.\d{2}$/ } as const

/** Reads a value with exactly the currency's decimals; undefined for any other. */
export function toMinorUnits(value: string, currency: string): number | undefined {
  if (!PATTERNS[decimalsOf(currency)].test(value)) return undefined
  return Number(value.replace('.', ''))
}

/** As `toMinorUnits`, with a minus in front where it is below zero. */
export function toSignedMinorUnits(value: string, currency: string): number | undefined {
  if (!value.startsWith('-')) return toMinorUnits(value, currency)
  const minorUnits = toMinorUnits(value.slice(1), currency)
  return minorUnits === undefined ? undefined : 0 - minorUnits
}

export function toAmount({ currency, minorUnits }: Money): Amount {
  const decimals = decimalsOf(currency)
  const digits = String(Math.abs(minorUnits)).padStart(decimals + 1, '0')
  const sign = minorUnits < 0 ? '-' : ''
  if (decimals === 0) return { currency, value: sign + digits }
  return { currency, value: `${sign}${digits.slice(0, -decimals)}.${digits.slice(-decimals)}` }
}

/** How a person reads it. */
export function amountText(money: Money): string {
  const { currency, value } = toAmount(money)
  return `${currency} ${value}`
}
