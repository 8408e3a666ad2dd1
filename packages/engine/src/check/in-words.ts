const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** A length of time for a person, in the largest unit of which there are two or more. */
export function inWords(milliseconds: number): string {
  if (milliseconds < 2 * MINUTE) return `${Math.round(milliseconds / 1_000)} seconds`
  if (milliseconds < 2 * HOUR) return `${Math.round(milliseconds / MINUTE)} minutes`
  if (milliseconds < 2 * DAY) return `${Math.round(milliseconds / HOUR)} hours`
  return `${Math.round(milliseconds / DAY)} days`
}
