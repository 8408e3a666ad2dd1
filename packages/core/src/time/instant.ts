/** A moment as ISO 8601 text in UTC, e.g. `2026-01-15T12:00:00Z`; milliseconds only when not zero. */
export type Instant = string

/** The last moment that a date can have, in epoch milliseconds. */
const LAST = 8.64e15

/** Turns epoch milliseconds into an instant. @throws {RangeError} For what is no time. */
export function instantOf(epochMilliseconds: number): Instant {
  const milliseconds = Math.trunc(epochMilliseconds)
  if (!(Math.abs(milliseconds) <= LAST)) throw new RangeError('Invalid time value')
  const second = Math.floor(milliseconds / 1000)
  if (second !== written.second) written = { second, text: textOfSecond(second) }
  const rest = milliseconds - second * 1000
  return rest === 0 ? `${written.text}Z` : `${written.text}.${String(rest).padStart(3, '0')}Z`
}

// Several moments of every call lie in the same second.
let written = { second: 0, text: '1970-01-01T00:00:00' }

function textOfSecond(second: number): string {
  return new Date(second * 1000).toISOString().slice(0, -5)
}

/** Turns an instant into epoch milliseconds; NaN when the text is not a date. */
export function epochOf(instant: Instant): number {
  return Date.parse(instant)
}

const DATE_WITH_OFFSET = /^\d{4}-\d{2}-\d{2}T.+(Z|[+-]\d{2}:?\d{2})$/

/** Certainly a date, and in UTC already: what most dates of providers are. */
const WHOLE_SECOND_IN_UTC =
  /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:Z|\+00:00)$/

/**
 * Reads a provider's date, with any offset, as an instant in UTC.
 *
 * Returns undefined for anything but a date with an offset: an odd time never spoils a response
 * about money, and one without an offset would mean another moment on each machine.
 */
export function readInstant(text: unknown): Instant | undefined {
  if (typeof text !== 'string') return undefined
  if (WHOLE_SECOND_IN_UTC.test(text)) return `${text.slice(0, 19)}Z`
  if (!DATE_WITH_OFFSET.test(text)) return undefined
  const epoch = Date.parse(text)
  return Number.isNaN(epoch) ? undefined : instantOf(epoch)
}
