import { epochOf } from '../time/instant.ts'
import { type ProviderTime, possiblyBetween } from '../time/provider-time.ts'
import type { ReplayWindow } from './prepared.ts'
import type { AttemptSpan } from './previous-attempts.ts'

/** The current time, as far as it is known, by three clocks that are never compared with each other. */
export interface Now {
  /** Our wall clock, epoch milliseconds. */
  readonly at: number
  /** The provider's clock, learned from its responses. */
  readonly providerTime?: ProviderTime | undefined
  /** How long ago this process first sent it, by its monotonic clock; absent in any other process. */
  readonly sentAgoMs?: number | undefined
}

/**
 * `window_over`: the provider may have forgotten the key. `lookup_first`: it is uncertain, so look it up, and
 * do not send it again until it is known.
 */
export type MayRepeat = 'yes' | 'lookup_first' | 'window_over'

interface Repeat {
  readonly replayWindow: ReplayWindow
  readonly previousAttempts: AttemptSpan
}

/** Within this time of the first send, the process itself knows that no window can be over. */
const CERTAINLY_YOUNG_MS = 60_000

/**
 * Whether the same bytes may be sent again: only while the provider certainly still knows the key.
 *
 * The provider's own clock decides, less its uncertainty. Where it is not known, or
 * the first attempt seems to be in the future, only the process that has just sent it may repeat it. Our
 * wall clock never allows a repeat, and forbids one when the window is over by it.
 */
export function mayRepeat({ replayWindow, previousAttempts }: Repeat, now: Now): MayRepeat {
  if (replayWindow.type === 'harmless') return 'yes'
  const safeMs = replayWindow.forMs - replayWindow.marginMs
  const age = ageByProvider(previousAttempts, now)
  if (age !== undefined) return age < safeMs ? 'yes' : 'window_over'
  // An unreadable time compares as false, and so never allows a repeat.
  if (!(now.at - epochOf(previousAttempts.firstSentAt) < safeMs)) return 'window_over'
  return isJustSent(now, safeMs) ? 'yes' : 'lookup_first'
}

/** The longest it can be, by the provider's clock; undefined while that is unknown or contradictory. */
function ageByProvider({ firstSentBy }: AttemptSpan, { providerTime }: Now): number | undefined {
  if (!firstSentBy || !providerTime) return undefined
  const age = possiblyBetween(firstSentBy, providerTime)
  return age >= 0 ? age : undefined
}

function isJustSent({ sentAgoMs }: Now, safeMs: number): boolean {
  if (sentAgoMs === undefined) return false
  return sentAgoMs >= 0 && sentAgoMs < Math.min(CERTAINLY_YOUNG_MS, safeMs)
}
