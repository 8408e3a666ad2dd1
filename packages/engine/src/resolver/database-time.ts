import { type Clock, epochOf, type Instant, instantOf, type Outcome } from '@paystate/core'

/** The database's time at some moment of this process: what is stored is in it, and judged by it. */
export interface DatabaseTime {
  readonly asOf: Instant
}

/** What is waited for at the least, so that a provider's clock and ours cannot make a loop without a pause. */
const LEAST_MS = 5_000

/** A moment of this process's clock that lies ahead, as the same time from now by the database's. */
export function aheadOf({ asOf }: DatabaseTime, at: Instant, clock: Clock): Instant {
  const inMs = Math.max(LEAST_MS, epochOf(at) - clock.now())
  return instantOf(epochOf(asOf) + inMs)
}

interface Sent extends DatabaseTime {
  /** When the first attempt was stored, before it could leave. */
  readonly firstSentAt: Instant
}

/** How an attempt ended, with its times by the database's clock in place of this process's. */
export function inDatabaseTime(outcome: Outcome, { firstSentAt, asOf }: Sent): Outcome {
  if (outcome.kind !== 'unknown') return outcome
  const { pending } = outcome
  const previousAttempts = { ...pending.previousAttempts, firstSentAt, lastEndedAt: asOf }
  return { ...outcome, pending: { ...pending, previousAttempts } }
}

/** Core's clock, set to the database's time: it paces lookups by what it stores. */
export function databaseClock({ asOf }: DatabaseTime, clock: Clock): Clock {
  const begun = clock.monotonic()
  return {
    now: () => epochOf(asOf) + clock.monotonic() - begun,
    monotonic: () => clock.monotonic(),
    after: (milliseconds, run) => clock.after(milliseconds, run),
  }
}
