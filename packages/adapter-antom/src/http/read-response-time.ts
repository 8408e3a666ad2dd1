import type { ClockReading, HttpResponse } from '@paystate/adapter-kit'
import { readHeaderTime } from '../wire/header-time.ts'
import { agreesWithDate } from './response-clock.ts'

/** The header counts whole seconds. */
const RESOLUTION_MS = 1_000

/**
 * What Antom's clock showed when it signed a response: the time that the signature covers. Not taken from a
 * response whose `Date` header says another time: an old one must not spoil what is known of the clock.
 */
export function readResponseTime({ headers }: HttpResponse): ClockReading | undefined {
  const at = readHeaderTime(headers.get('response-time'))
  if (at === undefined || (headers.get('date') !== null && !agreesWithDate(at, headers))) {
    return undefined
  }
  return { at, uncertaintyMs: RESOLUTION_MS }
}
