import type { ClockReading, HttpResponse } from '@paystate/adapter-kit'
import { epochOf } from '@paystate/core'
import { readInstant } from '@paystate/core/adapter'

/** The header counts whole seconds. */
const RESOLUTION_MS = 1_000

/** What Antom's clock showed when it signed a response: the time that the signature covers. */
export function readResponseTime({ headers }: HttpResponse): ClockReading | undefined {
  const time = readInstant(headers.get('response-time'))
  return time === undefined ? undefined : { at: epochOf(time), uncertaintyMs: RESOLUTION_MS }
}
