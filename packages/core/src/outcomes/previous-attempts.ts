import type { Instant } from '../time/instant.ts'

/**
 * What was tried before under the same reference.
 *
 * `'none'` says that this is provably the first attempt. An intent that was stored and then met a crash
 * counts as an attempt: nobody knows whether it was sent. After `not_applied` the next attempt is a first
 * one again: its proof covers every attempt before it.
 */
export type PreviousAttempts = 'none' | AttemptSpan

export interface AttemptSpan {
  /** When the first attempt may have left. */
  readonly firstSentAt: Instant
  /** When the last attempt had ended, answered or not. */
  readonly lastEndedAt: Instant
}

/** Counts an attempt that just ended among the earlier ones. */
export function withAttempt(previousAttempts: PreviousAttempts, attempt: AttemptSpan): AttemptSpan {
  return {
    firstSentAt: previousAttempts === 'none' ? attempt.firstSentAt : previousAttempts.firstSentAt,
    lastEndedAt: attempt.lastEndedAt,
  }
}
