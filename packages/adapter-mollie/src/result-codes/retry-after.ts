import { type AnsweredAttempt, retryAfterIn as retryAfterOf } from '@paystate/adapter-kit'
import { type Instant, instantOf } from '@paystate/core'

/** Without a header, or with an unreadable one. */
const USUAL_MS = 1_000

/**
 * When to try again: by `Retry-After`, at most an hour from now.
 * Assumed: retry_after.
 *
 * @see https://docs.mollie.com/reference/rate-limits
 */
export function retryAfterIn({ headers }: Pick<AnsweredAttempt, 'headers'>, now: number): Instant {
  return retryAfterOf({ headers, endedAt: instantOf(now) }) ?? instantOf(now + USUAL_MS)
}
