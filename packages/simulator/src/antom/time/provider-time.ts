import { HOUR } from './duration.ts'

const offsetName = new Intl.DateTimeFormat('en-US', {
  timeZone: 'America/Los_Angeles',
  timeZoneName: 'longOffset',
})

const offsets = new Map<number, string>()

/** A time as the gateway writes it: seconds, with the offset of the US west coast and its summer time. */
export function providerTime(at: number): string {
  const offset = offsetAt(at)
  const local = at + Number.parseInt(offset, 10) * HOUR
  return `${new Date(local).toISOString().slice(0, 19)}${offset}`
}

function offsetAt(at: number): string {
  const hour = Math.floor(at / HOUR)
  const known = offsets.get(hour)
  if (known) return known
  const parts = offsetName.formatToParts(at)
  const name = parts.find(({ type }) => type === 'timeZoneName')?.value ?? ''
  const offset = name.replace('GMT', '') || '+00:00'
  offsets.clear() // one hour is enough: a clock moves on
  offsets.set(hour, offset)
  return offset
}

/** The second version writes its times in UTC, with a Z. */
export function utcTime(at: number | undefined): string | undefined {
  return at === undefined ? undefined : `${new Date(at).toISOString().slice(0, 19)}Z`
}

/** As `providerTime`, for what may not have happened. */
export function optionalTime(at: number | undefined): string | undefined {
  return at === undefined ? undefined : providerTime(at)
}
