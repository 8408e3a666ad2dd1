import type { Instant } from '../time/instant.ts'
import type { ProviderTime } from '../time/provider-time.ts'

/**
 * What was sent before under the same reference.
 *
 * `'none'` states that this is provably the first attempt. An intent that was stored before a crash
 * counts as an attempt: it may have been sent. After `not_applied` the next attempt is a first
 * one again: its proof covers every attempt before it.
 */
export type PreviousAttempts = 'none' | AttemptSpan

/** From the first attempt that may have been sent to the end of the last one, by our clock and the provider's. */
export interface AttemptSpan {
  /** When the first attempt may have been sent, by our clock. */
  readonly firstSentAt: Instant
  /** When the last attempt had ended, with or without a response, by our clock. */
  readonly lastEndedAt: Instant
  /** When the first attempt may have been sent, by the provider's clock; absent where that was not known. */
  readonly firstSentBy?: ProviderTime
  /** When the last attempt had ended, by the provider's clock; absent where that was not known. */
  readonly lastEndedBy?: ProviderTime
}

/** Adds an attempt that has just ended to the previous ones. */
export function withAttempt(previous: PreviousAttempts, attempt: AttemptSpan): AttemptSpan {
  if (previous === 'none') return attempt
  const { lastEndedBy: _before, ...first } = previous
  const { lastEndedAt, lastEndedBy } = attempt
  return { ...first, lastEndedAt, ...(lastEndedBy && { lastEndedBy }) }
}
