import type { SubjectTime } from '../subject/subject.ts'
import { turn } from './stepped-clock.ts'

/** So many turns of the event loop bring an answer over a port of this machine. */
const TURNS = 60
const STEP_MS = 1_000
const MOST_STEPS = 900

/**
 * Waits for something that may need time to pass, such as a deadline: time moves in steps of a second,
 * and only while nothing else happens.
 *
 * @throws {Error} When it is still open after a quarter of an hour.
 */
export async function waitFor<T>(time: SubjectTime, promise: Promise<T>): Promise<T> {
  let isOpen = true
  const close = (): void => {
    isOpen = false
  }
  promise.then(close, close)
  for (let step = 0; step < MOST_STEPS; step += 1) {
    for (let count = 0; count < TURNS && isOpen; count += 1) await turn()
    if (!isOpen) return promise
    await time.advance(STEP_MS)
  }
  throw new Error('It was still open after a quarter of an hour: it has no deadline.')
}

/** Whether something settles without any time passing. */
export async function settlesAtOnce(promise: Promise<unknown>): Promise<boolean> {
  let isOpen = true
  const close = (): void => {
    isOpen = false
  }
  promise.then(close, close)
  for (let count = 0; count < TURNS && isOpen; count += 1) await turn()
  return !isOpen
}
