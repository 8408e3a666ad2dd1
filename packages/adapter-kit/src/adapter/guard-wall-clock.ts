import { type Clock, systemClock } from '@paystate/core'
import { wallTimeOf } from '@paystate/core/adapter'

/**
 * The same clock with a wall time that never fails: it decides nothing about money, so where an injected one throws
 * or shows what cannot be written as a date, the machine's is used. The monotonic clock is not replaced: another one
 * would not continue from the same value.
 */
export function guardWallClock(clock: Clock): Clock {
  return {
    now: () => wallTimeOf(clock) ?? systemClock.now(),
    monotonic: () => clock.monotonic(),
    after: (milliseconds, run) => clock.after(milliseconds, run),
  }
}
