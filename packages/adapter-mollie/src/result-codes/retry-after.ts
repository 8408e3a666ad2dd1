import { type AnsweredAttempt, retryAfterIn } from '@paystate/adapter-kit'
import { epochOf, type Instant, instantOf } from '@paystate/core'

/** Without a header, or with an unreadable one. */
const USUAL_MS = 1_000

/**
 * When to try again: by `Retry-After`, at most an hour from now.
 * Assumed: retry_after.
 *
 * @see https://docs.mollie.com/reference/rate-limits
 */
export function retryAfterOf(response: Pick<AnsweredAttempt, 'headers' | 'endedAt'>): Instant {
  return retryAfterIn(response) ?? instantOf(epochOf(response.endedAt) + USUAL_MS)
}
