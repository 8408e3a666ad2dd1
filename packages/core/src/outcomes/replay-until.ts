import { epochOf, type Instant, instantOf } from '../time/instant.ts'
import type { ReplayWindow } from './prepared.ts'

/**
 * Until when the same bytes may be sent again after a first attempt; undefined: no end. A time that
 * cannot be read is given back as it is: no moment is before it, so nothing is repeated.
 */
export function replayUntil(replay: ReplayWindow, firstSentAt: Instant): Instant | undefined {
  if (replay.type === 'harmless') return undefined
  const end = epochOf(firstSentAt) + replay.forMs - replay.marginMs
  return Number.isNaN(end) ? firstSentAt : instantOf(end)
}

/** When the provider has certainly forgotten the key; the first attempt's time where it keeps none. */
export function forgottenAt(replay: ReplayWindow, firstSentAt: Instant): number {
  return epochOf(firstSentAt) + (replay.type === 'harmless' ? 0 : replay.forMs)
}
