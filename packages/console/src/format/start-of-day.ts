import { type Instant, instantOf } from '@paystate/core'

/** The moment at which a day such as `2026-01-15` begins in a time zone. */
export function startOfDay(
  date: string,
  { timeZone, daysLater = 0 }: { readonly timeZone: string; readonly daysLater?: number },
): Instant {
  const wall = Date.parse(`${date}T00:00:00Z`) + daysLater * DAY
  // The offset is that of the moment itself: twice, because the first guess may be across a change of it.
  const guess = wall - offsetAt(wall, timeZone)
  return instantOf(wall - offsetAt(guess, timeZone))
}

const DAY = 86_400_000

/** How far the clocks of a time zone are ahead of UTC at a moment, in milliseconds. */
function offsetAt(moment: number, timeZone: string): number {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  }).formatToParts(new Date(moment))
  const part = (type: Intl.DateTimeFormatPartTypes) =>
    Number(parts.find((one) => one.type === type)?.value ?? 0)
  const shown = Date.UTC(
    part('year'),
    part('month') - 1,
    part('day'),
    part('hour'),
    part('minute'),
    part('second'),
  )
  return shown - Math.floor(moment / 1000) * 1000
}
