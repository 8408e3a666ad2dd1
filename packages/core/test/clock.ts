import type { Clock } from '../src/time/clock.ts'

/** A clock that stands still until the test moves it; whoever waits on it fails the test. */
export function createTestClock(startAt = 0): Clock & { moveTo(epochMilliseconds: number): void } {
  let now = startAt
  return {
    now: () => now,
    after: () => {
      throw new Error('nothing here may wait')
    },
    moveTo: (epochMilliseconds) => {
      now = epochMilliseconds
    },
  }
}
