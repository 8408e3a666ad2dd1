/** A moment as ISO 8601 text in UTC, e.g. `2026-01-15T12:00:00Z`; milliseconds only when not zero. */
export type Instant = string

/** Turns epoch milliseconds into an instant. */
export function instantOf(epochMilliseconds: number): Instant {
  const text = new Date(epochMilliseconds).toISOString()
  return text.endsWith('.000Z') ? `${text.slice(0, -5)}Z` : text
}

/** Turns an instant into epoch milliseconds; NaN when the text is not a date. */
export function epochOf(instant: Instant): number {
  return Date.parse(instant)
}

const DATE_WITH_OFFSET = /^\d{4}-\d{2}-\d{2}T.+(Z|[+-]\d{2}:?\d{2})$/

/**
 * Reads a provider's date, with any offset, as an instant in UTC.
 *
 * Returns undefined for anything but a date with an offset: an odd time never spoils a response
 * about money, and one without an offset would mean another moment on each machine.
 */
export function readInstant(text: unknown): Instant | undefined {
  if (typeof text !== 'string' || !DATE_WITH_OFFSET.test(text)) return undefined
  const epoch = Date.parse(text)
  return Number.isNaN(epoch) ? undefined : instantOf(epoch)
}
