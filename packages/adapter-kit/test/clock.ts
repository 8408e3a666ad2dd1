import type { Clock } from '@paystate/core'

/** A clock that stands until it is moved. */
export function createTestClock(
  startAt = Date.UTC(2026, 0, 15, 12),
): Clock & { advance(ms: number): void } {
  let now = startAt
  let timers: { readonly due: number; readonly run: () => void }[] = []
  return {
    now: () => now,
    monotonic: () => now - startAt,
    after: (milliseconds, run) => {
      const timer = { due: now + milliseconds, run }
      timers.push(timer)
      return () => {
        timers = timers.filter((other) => other !== timer)
      }
    },
    advance: (milliseconds) => {
      now += milliseconds
      const due = timers.filter((timer) => timer.due <= now)
      timers = timers.filter((timer) => timer.due > now)
      for (const timer of due) timer.run()
    },
  }
}
