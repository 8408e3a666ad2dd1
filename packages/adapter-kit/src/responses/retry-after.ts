import { epochOf, type Instant, instantOf } from '@paystate/core'
import type { AnsweredAttempt } from '../transport/attempt.ts'

/** The longest accepted delay: otherwise one header could delay money for years. */
const LONGEST_MS = 60 * 60_000

/**
 * When to try again, from `Retry-After` in seconds or as a date; at most an hour from now, and absent where there is
 * none. A date is compared with the time of the same server, where the response has it, and not with our clock.
 */
export function retryAfterIn({
  headers,
  endedAt,
}: Pick<AnsweredAttempt, 'headers' | 'endedAt'>): Instant | undefined {
  const text = headers.get('retry-after')?.trim() ?? ''
  const now = epochOf(endedAt)
  const wait = /^\d{1,12}$/.test(text)
    ? Number(text) * 1000
    : readDate(text) - (readDate(headers.get('date') ?? '') || now)
  return Number.isNaN(wait) ? undefined : instantOf(now + Math.min(Math.max(wait, 0), LONGEST_MS))
}

/** Only HTTP's own date format: `Date.parse` accepts numbers and much else. */
function readDate(text: string): number {
  const date = new Date(text)
  return Number.isNaN(date.getTime()) || date.toUTCString() !== text ? Number.NaN : date.getTime()
}
