import { isReported, type Reported } from '@paystate/core'
import { sum } from '../money/sum.ts'

interface Part {
  readonly status: string
  readonly amount: Reported<number>
}

/**
 * Says whether the refunds or captures that came with a payment explain the total beside them. Where they
 * do not, one of them did not come along, and nothing may be called absent.
 *
 * Assumed: embedded_whole.
 */
export function accountsFor(total: Reported<number> | undefined, parts: readonly Part[]): boolean {
  const live = sum(parts.filter(({ status }) => status !== 'failed' && status !== 'canceled'))
  if (total === undefined || !isReported(total) || !isReported(live)) return true
  return total <= live
}
