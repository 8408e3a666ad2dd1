import type { Instant } from '@paystate/core'

const AMSTERDAM = new Intl.DateTimeFormat('en', {
  timeZone: 'Europe/Amsterdam',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
})

/** The day of a moment where Mollie is, as `2026-01-31`. Assumed: due_day. */
export function dayOf(instant: Instant): string {
  const parts = new Map(
    AMSTERDAM.formatToParts(new Date(instant)).map(({ type, value }) => [type, value]),
  )
  return [parts.get('year'), parts.get('month'), parts.get('day')].join('-')
}
