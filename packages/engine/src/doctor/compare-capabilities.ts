import type { Capabilities } from '@paystate/core'
import { RULES } from './rules.ts'

/** One thing that changes when payments are made with another provider. */
export interface ProviderDifference {
  /** What it is about, such as `refund` or `currency IDR`. */
  readonly topic: string
  readonly from: string
  readonly to: string
  /** What it means for a shop that moves. */
  readonly means: string
}

/** What changes when a shop moves from one provider to another, from what both can do; same things are left out. */
export function compareCapabilities(
  from: Capabilities,
  to: Capabilities,
): readonly ProviderDifference[] {
  const rules = RULES.map(({ topic, of, means }) => ({
    topic,
    from: of(from),
    to: of(to),
    means,
  }))
  return [...rules, ...currencies(from, to)].filter((row) => row.from !== row.to)
}

function currencies(from: Capabilities, to: Capabilities): readonly ProviderDifference[] {
  const names = new Set([...Object.keys(from.currencies), ...Object.keys(to.currencies)])
  return [...names].sort().map((currency) => ({
    topic: `currency ${currency}`,
    from: counted(from, currency),
    to: counted(to, currency),
    means: meansOf(to, currency),
  }))
}

function counted({ currencies: all }: Capabilities, currency: string): string {
  const rule = all[currency]
  if (!rule) return 'refused'
  const { exponent, multipleOf = 1 } = rule
  return multipleOf === 1
    ? `${exponent} decimals`
    : `${exponent} decimals, in steps of ${multipleOf}`
}

function meansOf({ currencies: all }: Capabilities, currency: string): string {
  if (!all[currency]) return `A payment in ${currency} is refused before anything is sent.`
  return `Check the amounts in ${currency}: what does not fit is refused before anything is sent.`
}
