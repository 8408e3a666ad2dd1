import { formatDecimal, type Money } from '@paystate/core'

/** The digits of an amount, as a field takes them. */
export function amountFor(amount: Money): string {
  return formatDecimal(amount)
}
