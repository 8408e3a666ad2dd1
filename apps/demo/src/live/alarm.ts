import type { Clock } from '@paystate/core'

/** A bell that is not missed: a ring between two waits ends the next one. */
export interface Alarm {
  ring(): void
  /** Forgets earlier rings. */
  reset(): void
  /** Waits for a ring, or until the time is over. */
  within(milliseconds: number): Promise<'rung' | 'over'>
}

export function createAlarm(clock: Clock): Alarm {
  let isRung = false
  let wake = () => {}
  return {
    ring() {
      isRung = true
      wake()
    },
    reset() {
      isRung = false
    },
    within: (milliseconds) =>
      new Promise((resolve) => {
        if (isRung) return resolve('rung')
        const callOff = clock.after(milliseconds, () => resolve('over'))
        wake = () => {
          callOff()
          resolve('rung')
        }
      }),
  }
}
