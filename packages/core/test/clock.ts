import type { Clock } from '../src/time/clock.ts'

export interface TestClock extends Clock {
  /** Lets time pass until then; the monotonic clock never goes back. */
  moveTo(epochMilliseconds: number): void
  /** Sets the wall clock, as an operator or a time server does: no time passes. */
  setTo(epochMilliseconds: number): void
}

/** A clock that stands still until the test moves it; whoever waits on it fails the test. */
export function createTestClock(startAt = 0): TestClock {
  let now = startAt
  let monotonic = 0
  return {
    now: () => now,
    monotonic: () => monotonic,
    after: () => {
      throw new Error('nothing here may wait')
    },
    moveTo: (epochMilliseconds) => {
      monotonic += Math.max(0, epochMilliseconds - now)
      now = epochMilliseconds
    },
    setTo: (epochMilliseconds) => {
      now = epochMilliseconds
    },
  }
}
