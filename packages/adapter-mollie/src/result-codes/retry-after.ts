import type { AnsweredAttempt } from '@paystate/adapter-kit'
import { type Instant, instantOf } from '@paystate/core'

/** The longest accepted delay: otherwise one header could delay money for days. */
const LONGEST_MS = 60 * 60_000

/** Without a header, or with an unreadable one. */
const USUAL_MS = 1_000

/**
 * When to try again, from `Retry-After` in seconds or as a date of the provider's clock; at most an hour from
 * now.
 * Assumed: retry_after.
 *
 * @see https://docs.mollie.com/reference/rate-limits
 */
export function retryAfterIn(
  { headers, clockReading }: Pick<AnsweredAttempt, 'headers' | 'clockReading'>,
  now: number,
): Instant {
  const text = headers.get('retry-after')?.trim() ?? ''
  const sentAt = clockReading?.at ?? now
  const wait = /^\d{1,9}$/.test(text) ? Number(text) * 1000 : Date.parse(text) - sentAt
  const believed = Number.isNaN(wait) ? USUAL_MS : Math.min(Math.max(wait, 0), LONGEST_MS)
  return instantOf(now + believed)
}
