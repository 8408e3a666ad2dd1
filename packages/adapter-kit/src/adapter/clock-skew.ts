import type { AdapterCheck, Now } from '@paystate/core'

/** How far our clock is off the provider's: the minimum that is certain, in milliseconds. */
function clockSkewMs({ at, providerTime }: Now): number | undefined {
  if (!providerTime) return undefined
  const nearest = Math.min(Math.max(at, providerTime.earliest), providerTime.latest)
  return at - nearest
}

const MINUTE_MS = 60_000

/** What a person should know about the clock; empty while it is right. */
function clockWarnings(skewMs: number | undefined): readonly string[] {
  if (skewMs === undefined || Math.abs(skewMs) <= MINUTE_MS) return []
  const seconds = Math.round(Math.abs(skewMs) / 1000)
  const where = skewMs > 0 ? 'ahead of' : 'behind'
  return [
    `The clock of this machine is ${seconds} s ${where} the provider's. Money rules do not depend on it; logs and pacing do. Set it right.`,
  ]
}

/** What `check` returns once its call has shown that the keys are right. */
export function checkedBy(now: Now, seen: Pick<AdapterCheck, 'account'>): AdapterCheck {
  const skewMs = clockSkewMs(now)
  return {
    ...seen,
    ...(skewMs !== undefined && { clockSkewMs: skewMs }),
    warnings: clockWarnings(skewMs),
  }
}
