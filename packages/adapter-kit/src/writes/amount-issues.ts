import { type Capabilities, type Issue, type Money, successorOf } from '@paystate/core'

interface AmountRules extends Pick<Capabilities, 'currencies'> {
  /** `paid`: of a payment that exists, which may be in a currency that was withdrawn since. Default: `new`. */
  readonly use?: 'new' | 'paid'
}

/** What is wrong with an amount at a provider of these currencies; empty where nothing is. */
export function amountIssues(
  { currency, minorUnits }: Money,
  { currencies, use = 'new' }: AmountRules,
): readonly Issue[] {
  // A Map: an object has 'constructor' too.
  const known = new Map(Object.entries(currencies)).get(currency)
  const isWithdrawn = use === 'paid' && successorOf(currency) !== undefined
  if (!known && isWithdrawn) return []
  if (!known) return [{ path: 'amount.currency', message: 'is not a currency of this provider' }]
  const multiple = known.multipleOf ?? 1
  if (minorUnits % multiple === 0) return []
  return [{ path: 'amount.minorUnits', message: `must be a multiple of ${multiple}` }]
}
