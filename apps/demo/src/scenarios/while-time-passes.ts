import { setTimeout } from 'node:timers/promises'
import type { SimulatorClock } from '@paystate/simulator'

const A_BLINK = 50
const STEP = 500

/**
 * Waits for work that may itself wait for the clock, such as a deadline or a pause between two attempts:
 * while it is not done, time moves forward a little.
 */
export async function whileTimePasses<T>(clock: SimulatorClock, work: Promise<T>): Promise<T> {
  let isDone = false
  const mark = () => {
    isDone = true
  }
  work.then(mark, mark)
  for (;;) {
    await Promise.race([work, setTimeout(A_BLINK)])
    if (isDone) return work
    await clock.advance(STEP)
  }
}
