import type { AdapterCheck, Now } from '@paystate/core'

/** How far our clock is off the provider's: the minimum that is certain, in milliseconds. */
function clockSkewMs({ at, providerTime }: Now): number | undefined {
  if (!providerTime) return undefined
  const nearest = Math.min(Math.max(at, providerTime.earliest), providerTime.latest)
  return at - nearest
}

const MINUTE_MS = 60_000

/** Hardly any machine is that far off; more likely, a simulator's clock stands still. */
const CREDIBLE_MS = 2 * 24 * 60 * MINUTE_MS

/** Nothing here says which of the two is wrong. */
function apart(skewMs: number): string {
  return `The clocks of this process and of the provider are ${inWords(Math.abs(skewMs))} apart. A simulator whose clock stands still looks like this; pass its \`clock\`, or ignore it. With a real provider, the clock of this machine is wrong. Money rules do not depend on it; logs and pacing do.`
}

/** What a person should know about the clock; empty while it is right. */
function clockWarnings(skewMs: number | undefined): readonly string[] {
  if (skewMs === undefined || Math.abs(skewMs) <= MINUTE_MS) return []
  if (Math.abs(skewMs) > CREDIBLE_MS) return [apart(skewMs)]
  const where = skewMs > 0 ? 'ahead of' : 'behind'
  return [
    `The clock of this machine is ${inWords(Math.abs(skewMs))} ${where} the provider's. Money rules do not depend on it; logs and pacing do. Set it right.`,
  ]
}

function inWords(milliseconds: number): string {
  if (milliseconds < 2 * MINUTE_MS) return `${Math.round(milliseconds / 1_000)} seconds`
  if (milliseconds < 120 * MINUTE_MS) return `${Math.round(milliseconds / MINUTE_MS)} minutes`
  const hours = Math.round(milliseconds / (60 * MINUTE_MS))
  return hours < 48 ? `${hours} hours` : `${Math.round(hours / 24)} days`
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
