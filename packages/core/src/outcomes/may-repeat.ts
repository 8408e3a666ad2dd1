import { epochOf } from '../time/instant.ts'
import { type ProviderTime, possiblyBetween } from '../time/provider-time.ts'
import type { LookupMiss } from './lookup-miss.ts'
import type { ReplayWindow } from './prepared.ts'
import type { AttemptSpan } from './previous-attempts.ts'

/** What time it is, as far as it is known. Three clocks, never compared with each other. */
export interface Now {
  /** Our wall clock, epoch milliseconds. */
  readonly at: number
  /** The provider's clock, learned from its responses. */
  readonly providerTime?: ProviderTime | undefined
  /** How long ago this very process first sent it, by its monotonic clock; absent in any other process. */
  readonly sentAgoMs?: number | undefined
}

/** `window_over`: the provider may have forgotten the key. `lookup_first`: nobody can tell, so look it up. */
export type MayRepeat = 'yes' | 'lookup_first' | 'window_over'

interface Repeat {
  readonly replayWindow: ReplayWindow
  readonly previousAttempts: AttemptSpan
  /** The lookups since the last attempt that did not find it. */
  readonly misses?: readonly LookupMiss[] | undefined
}

/** Within this time of the first sending the process itself knows that no window can be over. */
const CERTAINLY_YOUNG_MS = 60_000

/**
 * Says whether the same bytes may be sent again: only while the provider certainly still knows the key.
 *
 * That is judged by the provider's own clock, shrunk by what is not known of it. Where it is not known, or
 * the first attempt seems to lie ahead of now, a lookup comes first; then our own clock may only forbid.
 */
export function mayRepeat(
  { replayWindow, previousAttempts, misses = [] }: Repeat,
  now: Now,
): MayRepeat {
  if (replayWindow.type === 'harmless') return 'yes'
  if (now.sentAgoMs !== undefined && now.sentAgoMs < CERTAINLY_YOUNG_MS) return 'yes'
  const safeMs = replayWindow.forMs - replayWindow.marginMs
  const { firstSentBy, firstSentAt } = previousAttempts
  if (firstSentBy && now.providerTime) {
    const age = possiblyBetween(firstSentBy, now.providerTime)
    if (age >= 0) return age < safeMs ? 'yes' : 'window_over'
  }
  const age = now.at - epochOf(firstSentAt)
  // A time that cannot be read compares as false, and so never lets anything be repeated.
  if (!(age < safeMs)) return 'window_over'
  const isLookedUp = misses.some(
    ({ complete, positiveControl }) => complete && positiveControl === 'seen',
  )
  return isLookedUp && age >= 0 ? 'yes' : 'lookup_first'
}
