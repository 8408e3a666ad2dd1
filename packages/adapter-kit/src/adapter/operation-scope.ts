import { type Clock, type LeaveLimit, systemClock } from '@paystate/core'

/** What all requests of one operation share. */
export interface OperationScope {
  /** How long the next request may take, in milliseconds: its own limit, or what is left of the total. */
  readonly deadlineMs: (attemptMs: number) => number
  /** Of the write, which its adapter passes on with the bytes: from then on they may not leave. */
  readonly mustLeaveBefore?: LeaveLimit | undefined
  readonly signal?: AbortSignal | undefined
}

interface Limits {
  readonly totalMs: number
  readonly mustLeaveBefore?: LeaveLimit | undefined
  readonly signal?: AbortSignal | undefined
}

/** Starts an operation: from now on its requests share the total time. */
export function beginOperation(
  clock: Clock,
  { totalMs, mustLeaveBefore, signal }: Limits,
): OperationScope {
  const begun = monotonic(clock)
  return {
    mustLeaveBefore,
    signal,
    deadlineMs: (attemptMs) => {
      const left = totalMs - (monotonic(clock) - begun)
      return Math.max(1, Math.min(attemptMs, left))
    },
  }
}

/** An injected clock may fail: then the machine's measures how long it took. */
function monotonic(clock: Clock): number {
  try {
    const now = clock.monotonic()
    if (Number.isFinite(now)) return now
  } catch {
    // Falls through.
  }
  return systemClock.monotonic()
}
