import type { Money } from '../money/money.ts'

/** The money that refunds are paid from. */
export interface Balances {
  /** Minor units; Infinity for a currency that was given no balance. */
  available(currency: string): number
  /** Puts money on the balance, or takes it off when negative; refunds that wait are looked at. */
  deposit(money: Money): void
}

export interface BalanceBook extends Balances {
  /** Called whenever money came in. */
  onDeposit(listener: (currency: string) => void): void
  /** Minor units that came in, less those that went out, bounded or not. */
  movedIn(currency: string): number
  /** Those that are bounded, and those that money came in of. */
  currencies(): readonly string[]
}

/** Only the currencies named in `initial` (minor units) are bounded. */
export function createBalances(initial: Readonly<Record<string, number>> = {}): BalanceBook {
  const amounts = new Map(Object.entries(initial))
  const moved = new Map<string, number>()
  const listeners: ((currency: string) => void)[] = []

  return {
    available: (currency) => amounts.get(currency) ?? Number.POSITIVE_INFINITY,
    movedIn: (currency) => moved.get(currency) ?? 0,
    currencies: () => [...new Set([...amounts.keys(), ...moved.keys()])],
    deposit({ currency, minorUnits }) {
      moved.set(currency, (moved.get(currency) ?? 0) + minorUnits)
      const amount = amounts.get(currency)
      if (amount === undefined) return
      amounts.set(currency, amount + minorUnits)
      if (minorUnits > 0) for (const listener of listeners) listener(currency)
    },
    onDeposit: (listener) => void listeners.push(listener),
  }
}
