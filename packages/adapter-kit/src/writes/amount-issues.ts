import type { Capabilities, Issue, Money } from '@paystate/core'

/** What is wrong with an amount at a provider of these currencies; empty where nothing is. */
export function amountIssues(
  { currency, minorUnits }: Money,
  { currencies }: Pick<Capabilities, 'currencies'>,
): readonly Issue[] {
  // A Map: an object has 'constructor' too.
  const known = new Map(Object.entries(currencies)).get(currency)
  if (!known) return [{ path: 'amount.currency', message: 'is not a currency of this provider' }]
  const multiple = known.multipleOf ?? 1
  if (minorUnits % multiple === 0) return []
  return [{ path: 'amount.minorUnits', message: `must be a multiple of ${multiple}` }]
}
