import { formatDecimal, isReported, type Money, type Reported } from '@paystate/core'

/** An amount for people: its digits exactly as counted, never through a float. */
export function formatMoney(amount: Money): string {
  const [completeLists = '', fraction] = formatDecimal(amount).split('.')
  const grouped = completeLists.replace(/\B(?=(\d{3})+$)/g, ',')
  const digits = fraction === undefined ? grouped : `${grouped}.${fraction}`
  return SIGNS.has(amount.currency)
    ? `${SIGNS.get(amount.currency)}${digits}`
    : `${digits} ${amount.currency}`
}

/** An amount as the provider reported it, or a text saying that it did not. */
export function formatReported(minorUnits: Reported<number>, currency: string): string {
  return isReported(minorUnits) ? formatMoney({ currency, minorUnits }) : 'not reported'
}

const SIGNS = new Map([
  ['EUR', '€'],
  ['GBP', '£'],
])
