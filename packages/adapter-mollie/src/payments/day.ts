import type { Instant } from '@paystate/core'

/** The day of a moment in Mollie's time zone, as `2026-01-31`. Assumed: due_day. */
export function dayOf(instant: Instant): string {
  calendar ??= calendarOf('Europe/Amsterdam')
  const parts = new Map(
    calendar.formatToParts(new Date(instant)).map(({ type, value }) => [type, value]),
  )
  return [parts.get('year'), parts.get('month'), parts.get('day')].join('-')
}

/** Made at the first use: reading a time zone takes longer than loading this package. */
let calendar: Intl.DateTimeFormat | undefined

function calendarOf(timeZone: string): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat('en', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  })
}
