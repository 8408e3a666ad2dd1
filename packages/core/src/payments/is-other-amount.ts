import type { Money } from '../money/money.ts'
import { isReported, type Reported } from './reported.ts'

/**
 * Whether a capture or refund is not the requested one, by its amount or its currency. What is not reported contradicts
 * nothing.
 */
export function isOtherAmount(
  {
    amount,
    currency,
  }: { readonly amount: Reported<number>; readonly currency?: string | undefined },
  requested: Money,
): boolean {
  if (isReported(amount) && amount !== requested.minorUnits) return true
  return currency !== undefined && currency !== requested.currency
}
