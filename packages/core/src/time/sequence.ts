import { type Clock, systemClock } from './clock.ts'
import { wallTimeOf } from './wall-time.ts'

/**
 * Increasing numbers: the order in which one reader began and received its reads.
 *
 * Evidence is ordered by these and never by a provider's clock. With several processes, give every
 * adapter one sequence of the database that holds the payments.
 */
export interface Sequence {
  next(): number | Promise<number>
}

/** In the year 2255 microseconds stop being whole numbers: a clock that shows a later time is wrong. */
const LAST_MS = 9_000_000_000_000

/**
 * A sequence for one process: microseconds of its own clock, never the same number twice.
 *
 * It keeps increasing over a restart as long as the machine's clock is not set back. Where an
 * injected clock shows no time, or one centuries ahead, the machine's is used.
 */
export function createSequence(options: { readonly clock?: Clock } = {}): Sequence {
  const clock = options.clock ?? systemClock
  let last = 0
  return {
    next: () => {
      const shown = wallTimeOf(clock)
      const now = shown !== undefined && shown <= LAST_MS ? shown : systemClock.now()
      last = Math.max(last + 1, now * 1000)
      return last
    },
  }
}
