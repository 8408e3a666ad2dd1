import type { ProviderTime } from '@paystate/core'
import type { ClockReading } from './provider-time.ts'

/** What is known of the provider's clock, learned from its responses and continued by the monotonic clock. */
export interface ProviderClock {
  /** Adds the time that a response reported, and the moments between which it was made. */
  learn(reading: ClockReading, during: { readonly begun: number; readonly ended: number }): void
  /** The provider's time at a moment of the monotonic clock; undefined before any response reported it. */
  at(monotonicMs: number): ProviderTime | undefined
}

/** Quartz clocks drift by less than this, in milliseconds per millisecond. */
const DRIFT = 0.0002

/**
 * Creates a clock that knows nothing yet.
 *
 * A reading that contradicts what was known widens it to contain both: one of them is wrong, and nobody
 * knows which.
 */
export function createProviderClock(): ProviderClock {
  let known: { readonly time: ProviderTime; readonly at: number } | undefined
  const at = (monotonicMs: number): ProviderTime | undefined => {
    if (!known) return undefined
    const elapsed = monotonicMs - known.at
    const drift = Math.abs(elapsed) * DRIFT
    const { earliest, latest } = known.time
    return { earliest: earliest + elapsed - drift, latest: latest + elapsed + drift }
  }
  return {
    at,
    learn: ({ at: told, uncertaintyMs }, { begun, ended }) => {
      const expected = at(ended)
      const time = {
        earliest: told - uncertaintyMs,
        latest: told + uncertaintyMs + (ended - begun),
      }
      const fits =
        !expected || (expected.earliest <= time.latest && time.earliest <= expected.latest)
      known = { time: fits ? time : union(expected, time), at: ended }
    },
  }
}

function union(one: ProviderTime, other: ProviderTime): ProviderTime {
  return {
    earliest: Math.min(one.earliest, other.earliest),
    latest: Math.max(one.latest, other.latest),
  }
}
