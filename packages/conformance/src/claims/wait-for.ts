import type { SubjectTime } from '../subject/subject.ts'
import { turn } from '../time/stepped-clock.ts'
import { ClaimBroken } from './claim-broken.ts'

/** How many turns of the event loop a call gets before time moves, also over ports. */
const PATIENCE = { usual: 20_000, stalled: 1_000 } as const
const STEP_MS = 1_000
const MOST_STEPS = 120

export interface WaitOptions {
  /** Nothing will arrive before a deadline, so time moves sooner. Default: false. */
  readonly isStalled?: boolean
}

/**
 * Waits for something that may need time to pass, such as a deadline: time moves in steps of a second,
 * and only while nothing else happens.
 *
 * @throws {ClaimBroken} When it is still open after two minutes.
 */
export async function waitFor<T>(
  time: SubjectTime,
  promise: Promise<T>,
  { isStalled = false }: WaitOptions = {},
): Promise<T> {
  const patience = isStalled ? PATIENCE.stalled : PATIENCE.usual
  for (let step = 0; step < MOST_STEPS; step += 1) {
    if (await settlesWithin(promise, patience)) return promise
    await time.advance(STEP_MS)
  }
  throw new ClaimBroken('it is still open after two minutes: it has no deadline')
}

/** Whether something settles without any time passing. */
export function settlesAtOnce(promise: Promise<unknown>): Promise<boolean> {
  return settlesWithin(promise, PATIENCE.usual)
}

async function settlesWithin(promise: Promise<unknown>, turns: number): Promise<boolean> {
  let isOpen = true
  const close = (): void => {
    isOpen = false
  }
  promise.then(close, close)
  for (let count = 0; count < turns && isOpen; count += 1) await turn()
  return !isOpen
}
