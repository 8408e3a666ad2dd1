import type { Fault } from './fault.ts'

/** A fault as a call meets it. */
export interface MetFault {
  readonly fault: Fault
  /** Milliseconds that a wrong time is ahead of the right one; negative: behind. */
  readonly clockSkewMs?: number | undefined
}

const MINUTE = 60_000

/** The faults of a clock, with how far it is ahead when nobody says. */
const DEFAULTS: ReadonlyMap<string, number> = new Map([
  ['clock_skew', 10 * MINUTE],
  ['wrong_time', 180 * MINUTE],
])

/** How far ahead the times of a message are by a fault or flaw; 0 when it is not one of a clock. */
export function skewOf(word: string | undefined, clockSkewMs: number | undefined): number {
  const usual = DEFAULTS.get(word ?? '')
  return usual === undefined ? 0 : (clockSkewMs ?? usual)
}

/** Only a fault or flaw of a clock can be wrong by a span. */
export function refuseSkew(word: string, clockSkewMs: number | undefined): void {
  if (clockSkewMs === undefined) return
  if (!DEFAULTS.has(word)) throw new RangeError(`The fault "${word}" takes no clockSkewMs`)
  if (!Number.isFinite(clockSkewMs)) throw new RangeError('clockSkewMs is a number of milliseconds')
}
