import { type Clock, type Instant, instantOf } from '@paystate/core'

/** One moment by both clocks of this process. */
export interface Moment {
  readonly epochMs: number
  readonly monotonicMs: number
  readonly instant: Instant
}

/** Reads the clocks; undefined where an injected one throws or returns no time. */
export function readMoment(clock: Clock): Moment | undefined {
  try {
    const epochMs = clock.now()
    const monotonicMs = clock.monotonic()
    if (!Number.isFinite(monotonicMs)) return undefined
    return { epochMs, monotonicMs, instant: instantOf(epochMs) }
  } catch {
    return undefined
  }
}

/** This many milliseconds after a moment. */
export function later({ epochMs, monotonicMs }: Moment, milliseconds: number): Moment {
  const epoch = epochMs + milliseconds
  return { epochMs: epoch, monotonicMs: monotonicMs + milliseconds, instant: instantOf(epoch) }
}
