import { isReported, type Reported } from '../payments/reported.ts'
import type { FoldState } from './fold-state.ts'

/** The sum of refunds, captures or disputes. */
export interface Sum {
  /** Of the readable ones. */
  readonly counted: number
  /** Some have no amount, or one in another currency. */
  readonly hasUnknown: boolean
  readonly isEmpty: boolean
}

interface Part {
  readonly amount: Reported<number>
  readonly currency?: string | undefined
}

/** Adds up parts in the payment's currency; others are never summed with them. */
export function sumOf(parts: readonly Part[], { currency }: Pick<FoldState, 'currency'>): Sum {
  let counted = 0
  let hasUnknown = false
  for (const part of parts) {
    if (isReported(part.amount) && !isForeign(part, currency)) counted += part.amount
    else hasUnknown = true
  }
  return { counted, hasUnknown, isEmpty: parts.length === 0 }
}

/** Whether a part is in a currency other than the payment's; no currency means the payment's. */
export function isForeign(
  part: { readonly currency?: string | undefined },
  currency: string | undefined,
): boolean {
  return part.currency !== undefined && currency !== undefined && part.currency !== currency
}
