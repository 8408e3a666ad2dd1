import { isReported, type Reported } from '@paystate/core'

interface Part {
  readonly amount: Reported<number>
  /** Absent: that of the sum. */
  readonly currency?: string | undefined
}

/** One amount that is not reported, or is in another currency, makes the sum not reported. */
export function sum(parts: readonly Part[], currency: string | undefined): Reported<number> {
  let total = 0
  for (const part of parts) {
    if (!isReported(part.amount) || (part.currency ?? currency) !== currency) return 'not_reported'
    total += part.amount
  }
  return total
}
