import type { Clock } from '@paystate/core'

export interface TestClock extends Clock {
  advance(ms: number): void
  /** Resolves once no timer is set anymore. */
  idle(): Promise<void>
}

/** A clock that stands until it is moved. */
export function createTestClock(startAt = Date.UTC(2026, 0, 15, 12)): TestClock {
  let now = startAt
  let timers: { readonly due: number; readonly run: () => void }[] = []
  const waiting: (() => void)[] = []
  const tellIdle = () => {
    if (timers.length === 0) for (const resolve of waiting.splice(0)) resolve()
  }
  return {
    now: () => now,
    monotonic: () => now - startAt,
    after: (milliseconds, run) => {
      const timer = { due: now + milliseconds, run }
      timers.push(timer)
      return () => {
        timers = timers.filter((other) => other !== timer)
        tellIdle()
      }
    },
    advance: (milliseconds) => {
      now += milliseconds
      const due = timers.filter((timer) => timer.due <= now)
      timers = timers.filter((timer) => timer.due > now)
      for (const timer of due) timer.run()
      tellIdle()
    },
    idle: () =>
      new Promise((resolve) => {
        waiting.push(resolve)
        tellIdle()
      }),
  }
}
