import type { Clock } from '@paystate/core'
import type { SubjectTime } from '../subject/subject.ts'

/** The provider's time, which the test moves. */
export interface MovableTime {
  readonly clock: Clock
  advance(milliseconds: number): Promise<void>
}

/** The time of a subject: its adapters' wall clock can be set wrong, the provider's cannot. */
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
