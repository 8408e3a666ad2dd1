import { createAgenda } from './agenda.ts'

/** The only source of time in a simulator: no rule reads the machine's clock. */
export interface SimulatorClock {
  /** Epoch milliseconds. */
  now(): number
  /** Milliseconds that only grow: the same time, since a skewed clock is another clock beside it. */
  monotonic(): number
  /**
   * Moves time on and runs, in order, everything that falls due; awaits what it started.
   *
   * `advance(0)` runs what is due already, such as the first attempt of a webhook. What runs may
   * call `advance` itself. A task that waits for a later time needs a second call beside the first.
   */
  advance(milliseconds: number): Promise<void>
  /** Runs once when due; returns a function that calls it off. */
  after(milliseconds: number, run: () => void | Promise<void>): () => void
}

/** 2026-01-15T12:00:00Z */
const DEFAULT_START = Date.UTC(2026, 0, 15, 12)

/** A clock that only moves when it is advanced. `startAt` is in epoch milliseconds. */
export function createSimulatorClock(options: { startAt?: number } = {}): SimulatorClock {
  const agenda = createAgenda()
  let now = options.startAt ?? DEFAULT_START

  return {
    now: () => now,
    monotonic: () => now,
    after(milliseconds, run) {
      const task = agenda.add(now + Math.max(0, milliseconds), run)
      return () => agenda.remove(task)
    },
    async advance(milliseconds) {
      const until = now + checkedStep(milliseconds)
      for (let task = agenda.takeDue(until); task; task = agenda.takeDue(until)) {
        now = task.due
        await task.run()
      }
      now = Math.max(now, until)
    },
  }
}

/** Time runs forward only. */
export function checkedStep(milliseconds: number): number {
  if (Number.isFinite(milliseconds) && milliseconds >= 0) return milliseconds
  throw new RangeError('A clock only moves forward, by a finite number of milliseconds')
}
