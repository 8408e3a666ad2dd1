import type { Amount } from '../money/amount.ts'

/** What the merchant has at Antom. It never runs out until a limit is set for a currency. */
export interface Balance {
  limit(amount: Amount): void
  /** Takes the amount, unless there is not that much. */
  take(amount: Amount): boolean
  add(amount: Amount): void
}

export function createBalance(): Balance {
  const left = new Map<string, number>()

  return {
    limit: ({ currency, minorUnits }) => void left.set(currency, minorUnits),
    take({ currency, minorUnits }) {
      const available = left.get(currency)
      if (available === undefined) return true
      if (available < minorUnits) return false
      left.set(currency, available - minorUnits)
      return true
    },
    add({ currency, minorUnits }) {
      const available = left.get(currency)
      if (available !== undefined) left.set(currency, available + minorUnits)
    },
  }
}
