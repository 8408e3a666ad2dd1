import { formatDecimal, isTold, type Money, type Told } from '@paystate/core'

/** An amount for people: its digits exactly as counted, never through a float. */
export function formatMoney(amount: Money): string {
  const [whole = '', fraction] = formatDecimal(amount).split('.')
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',')
  const digits = fraction === undefined ? grouped : `${grouped}.${fraction}`
  return SIGNS.has(amount.currency)
    ? `${SIGNS.get(amount.currency)}${digits}`
    : `${digits} ${amount.currency}`
}

/** An amount that a provider told, or the words that say it did not. */
export function formatTold(minorUnits: Told<number>, currency: string): string {
  return isTold(minorUnits) ? formatMoney({ currency, minorUnits }) : 'not told'
}

const SIGNS = new Map([
  ['EUR', '€'],
  ['GBP', '£'],
])
