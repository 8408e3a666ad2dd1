import { type Clock, systemClock } from '@paystate/core'

/**
 * The same clock with a wall time that never fails: it decides nothing about money, so where an injected one throws
 * or returns no time, the machine's is used. The monotonic clock is not replaced: another one would not continue from
 * the same value.
 */
export function guardWallClock(clock: Clock): Clock {
  return {
    now: () => {
      try {
        const now = clock.now()
        if (Number.isFinite(now)) return now
      } catch {
        // Falls through.
      }
      return systemClock.now()
    },
    monotonic: () => clock.monotonic(),
    after: (milliseconds, run) => clock.after(milliseconds, run),
  }
}
