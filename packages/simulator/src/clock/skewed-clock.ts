import type { SimulatorClock } from './clock.ts'

/** A clock that goes as another does, and is so many milliseconds ahead of it; negative: behind. */
export function createSkewedClock(clock: SimulatorClock, skewMs: number): SimulatorClock {
  if (!Number.isFinite(skewMs)) throw new RangeError('clockSkewMs is a number of milliseconds')
  return { ...clock, now: () => clock.now() + skewMs }
}
