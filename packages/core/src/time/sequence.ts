import { type Clock, systemClock } from './clock.ts'

/**
 * Increasing numbers: the order in which one reader began and received its reads.
 *
 * Evidence is ordered by these and never by a provider's clock. With several processes, give every
 * adapter one sequence of the database that holds the payments.
 */
export interface Sequence {
  next(): number | Promise<number>
}

/**
 * A sequence for one process: microseconds of its own clock, never the same number twice.
 *
 * It keeps increasing over a restart as long as the machine's clock is not set back.
 */
export function createSequence(options: { readonly clock?: Clock } = {}): Sequence {
  const clock = options.clock ?? systemClock
  let last = 0
  return {
    next: () => {
      last = Math.max(last + 1, clock.now() * 1000)
      return last
    },
  }
}
