import { type CurrencyCapability, checkMoney, type Issue, successorOf } from '@paystate/core'

/**
 * The currencies that payments can be made in, with their decimals: none for JPY and ISK, two for all
 * others. The provider decides which of them an account and a method accept.
 *
 * @see https://docs.mollie.com/docs/multicurrency
 */
export const CURRENCIES: Readonly<Record<string, CurrencyCapability>> = {
  AED: { exponent: 2 },
  AUD: { exponent: 2 },
  BRL: { exponent: 2 },
  CAD: { exponent: 2 },
  CHF: { exponent: 2 },
  CZK: { exponent: 2 },
  DKK: { exponent: 2 },
  EUR: { exponent: 2 },
  GBP: { exponent: 2 },
  HKD: { exponent: 2 },
  HUF: { exponent: 2 },
  ILS: { exponent: 2 },
  ISK: { exponent: 0 },
  JPY: { exponent: 0 },
  MXN: { exponent: 2 },
  MYR: { exponent: 2 },
  NOK: { exponent: 2 },
  NZD: { exponent: 2 },
  PHP: { exponent: 2 },
  PLN: { exponent: 2 },
  RON: { exponent: 2 },
  SEK: { exponent: 2 },
  SGD: { exponent: 2 },
  THB: { exponent: 2 },
  TWD: { exponent: 2 },
  USD: { exponent: 2 },
  ZAR: { exponent: 2 },
}

/** No longer accepted for new payments, and without a successor in ISO 4217. */
const NO_LONGER = ['RUB']

/** Withdrawn currencies are accepted for payments made in them; a new payment is not created in one. */
function isCurrency(currency: string, use: 'new' | 'paid'): boolean {
  if (Object.hasOwn(CURRENCIES, currency)) return true
  return use === 'paid' && (successorOf(currency) !== undefined || NO_LONGER.includes(currency))
}

/** The issues of a currency; core checks the rest of the amount. */
export function currencyIssues(amount: unknown, use: 'new' | 'paid'): readonly Issue[] {
  const checked = checkMoney(amount)
  if (!checked.ok || isCurrency(checked.money.currency, use)) return []
  const { currency } = checked.money
  return [{ path: 'amount.currency', message: `Mollie does not support payments in ${currency}` }]
}
