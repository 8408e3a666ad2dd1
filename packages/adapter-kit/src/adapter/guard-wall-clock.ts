import { type Clock, systemClock } from '@paystate/core'

/**
 * The same clock, whose wall time never fails: it decides nothing about money, so where an injected one throws
 * or shows no time the machine's will do. The monotonic clock stays as it is: another one would not go on from
 * where it was.
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
