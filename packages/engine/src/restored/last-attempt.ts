import type { AttemptMark } from '../store/attempts/attempt-mark.ts'

/** The last attempt that this process has stored: its database lacks it only when it was restored. */
export interface LastAttempt {
  get(): AttemptMark | undefined
  /** Call it once the attempt is committed. */
  set(mark: AttemptMark): void
  forget(): void
}

export function createLastAttempt(): LastAttempt {
  let last: AttemptMark | undefined
  return {
    get: () => last,
    set(mark) {
      last = mark
    },
    forget() {
      last = undefined
    },
  }
}
