import { epochOf } from '../time/instant.ts'
import { type ProviderTime, possiblyBetween } from '../time/provider-time.ts'
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

/**
 * `window_over`: the provider may have forgotten the key. `lookup_first`: nobody can tell, so look it up, and
 * until it is known do not send it again.
 */
export type MayRepeat = 'yes' | 'lookup_first' | 'window_over'

interface Repeat {
  readonly replayWindow: ReplayWindow
  readonly previousAttempts: AttemptSpan
}

/** Within this time of the first sending the process itself knows that no window can be over. */
const CERTAINLY_YOUNG_MS = 60_000

/**
 * Says whether the same bytes may be sent again: only while the provider certainly still knows the key.
 *
 * That is judged by the provider's own clock, shrunk by what is not known of it. Where it is not known, or
 * the first attempt seems to lie ahead of now, only the process that has just sent it may repeat it. Our
 * wall clock never allows a repeat, and forbids one where it says that the window is over.
 */
export function mayRepeat({ replayWindow, previousAttempts }: Repeat, now: Now): MayRepeat {
  if (replayWindow.type === 'harmless') return 'yes'
  const safeMs = replayWindow.forMs - replayWindow.marginMs
  const age = ageByProvider(previousAttempts, now)
  if (age !== undefined) return age < safeMs ? 'yes' : 'window_over'
  // A time that cannot be read compares as false, and so never lets anything be repeated.
  if (!(now.at - epochOf(previousAttempts.firstSentAt) < safeMs)) return 'window_over'
  return isJustSent(now, safeMs) ? 'yes' : 'lookup_first'
}

/** The most that it can be, by the provider's clock; undefined while that is not known or contradicts itself. */
function ageByProvider({ firstSentBy }: AttemptSpan, { providerTime }: Now): number | undefined {
  if (!firstSentBy || !providerTime) return undefined
  const age = possiblyBetween(firstSentBy, providerTime)
  return age >= 0 ? age : undefined
}

function isJustSent({ sentAgoMs }: Now, safeMs: number): boolean {
  if (sentAgoMs === undefined) return false
  return sentAgoMs >= 0 && sentAgoMs < Math.min(CERTAINLY_YOUNG_MS, safeMs)
}
