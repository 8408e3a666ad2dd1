/**
 * The currencies whose smallest unit Antom publishes, with their decimals; all are as in ISO 4217.
 *
 * @see https://docs.antom.com/ac/ref/cc
 */
export const CURRENCY_DECIMALS: ReadonlyMap<string, number> = new Map([
  ...['AUD', 'BDT', 'BRL', 'CAD', 'CNY', 'EUR', 'GBP', 'HKD', 'IDR', 'MXN'].map(two),
  ...['MYR', 'NZD', 'PEN', 'PHP', 'PKR', 'PLN', 'SGD', 'THB', 'TWD', 'USD'].map(two),
  ...['CLP', 'JPY', 'KRW', 'VND'].map(none),
])

/** Amounts of these currencies end in zeros, although the currency has decimals. */
export const CURRENCY_STEPS: ReadonlyMap<string, number> = new Map([['IDR', 100]])

function two(currency: string): [string, number] {
  return [currency, 2]
}

function none(currency: string): [string, number] {
  return [currency, 0]
}
