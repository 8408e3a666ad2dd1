import type { Clock } from '@paystate/core'
import type { SubjectTime } from '../subject/subject.ts'
import { createSubjectTime } from './subject-time.ts'

interface Task {
  readonly due: number
  readonly run: () => void
}

/** 2026-01-15T12:00:00Z */
const START = Date.UTC(2026, 0, 15, 12)

/** A subject's time, with the clock of the provider that it is set against. */
export interface SteppedTime extends SubjectTime {
  /** The provider's clock, which is always right. */
  readonly providerClock: Clock
}

/** A clock that only moves when it is advanced. `startAt` is in epoch milliseconds. */
export function createSteppedTime(options: { readonly startAt?: number } = {}): SteppedTime {
  const tasks = new Set<Task>()
  let now = options.startAt ?? START
  const clock: Clock = {
    now: () => now,
    monotonic: () => now,
    after(milliseconds, run) {
      const task = { due: now + milliseconds, run }
      tasks.add(task)
      return () => void tasks.delete(task)
    },
  }
  const advance = async (milliseconds: number): Promise<void> => {
    const until = now + milliseconds
    for (let task = earliest(tasks, until); task; task = earliest(tasks, until)) {
      tasks.delete(task)
      now = Math.max(now, task.due)
      task.run()
      await turn()
    }
    now = Math.max(now, until)
  }
  return { ...createSubjectTime({ clock, advance }), providerClock: clock }
}

function earliest(tasks: ReadonlySet<Task>, until: number): Task | undefined {
  const due = [...tasks].filter((task) => task.due <= until)
  return due.sort((one, other) => one.due - other.due)[0]
}

/** Lets everything run that can run without time passing. */
export function turn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve))
}
