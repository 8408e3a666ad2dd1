import type { Clock } from '@paystate/core'
import type { SubjectTime } from '../subject/subject.ts'

/** The provider's time, which the test moves. */
export interface MovableTime {
  readonly clock: Clock
  advance(milliseconds: number): Promise<void>
}

/** The time of a subject: its adapters have a wall clock that can be set wrong, the provider has not. */
export function createSubjectTime({ clock, advance }: MovableTime): SubjectTime {
  let offset = 0
  return {
    clock: {
      now: () => clock.now() + offset,
      monotonic: () => clock.monotonic(),
      after: (ms, run) => clock.after(ms, run),
    },
    advance,
    setWall: (offsetMs) => {
      offset = offsetMs
    },
  }
}
