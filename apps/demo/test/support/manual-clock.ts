import type { Clock } from '@paystate/core'

/** A clock that moves only when told to. */
export interface ManualClock extends Clock {
  move(milliseconds: number): void
}

export function createManualClock(startAt = Date.UTC(2026, 0, 15, 12)): ManualClock {
  let now = startAt
  const waiting = new Set<{ at: number; run: () => void }>()
  return {
    now: () => now,
    monotonic: () => now,
    after(milliseconds, run) {
      const task = { at: now + milliseconds, run }
      waiting.add(task)
      return () => void waiting.delete(task)
    },
    move(milliseconds) {
      now += milliseconds
      for (const task of [...waiting].filter(({ at }) => at <= now)) {
        waiting.delete(task)
        task.run()
      }
    },
  }
}
