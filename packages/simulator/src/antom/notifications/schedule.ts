import { HOUR, MINUTE } from '../time/duration.ts'

const INTERVALS = [
  0,
  2 * MINUTE,
  10 * MINUTE,
  10 * MINUTE,
  HOUR,
  2 * HOUR,
  6 * HOUR,
  15 * HOUR,
] as const

/** Milliseconds from the first sending of a notification to each of the eight. */
export const SCHEDULE: readonly number[] = INTERVALS.map((_, index) =>
  INTERVALS.slice(0, index + 1).reduce((sum, interval) => sum + interval, 0),
)
