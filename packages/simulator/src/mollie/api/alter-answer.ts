import type { Fault } from '../../faults/fault.ts'
import { type MetFault, skewOf } from '../../faults/skew-of.ts'
import { isoTime } from '../times/iso-time.ts'

/** The answer with strange words or times: what changes is in the answer alone. */
export async function alterAnswer(response: Response, met: MetFault): Promise<Response> {
  const alter = ALTERATIONS[met.fault]
  if (!alter || response.body === null) return response
  const { status, headers } = response
  return new Response(alter(await response.text(), skewOf(met.fault, met.clockSkewMs)), {
    status,
    headers,
  })
}

const STATUS = /"status":"([a-z]+)"/g
const TIME = /"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+00:00"/g

const ALTERATIONS: Partial<Record<Fault, (text: string, skewMs: number) => string>> = {
  new_word: (text) => text.replace(STATUS, '"status":"simulated-new-status"'),
  mixed_case: (text) =>
    text.replace(STATUS, (_, word: string) => `"status":"${toMixedCase(word)}"`),
  old_spelling: (text) => text.replaceAll('"status":"canceled"', '"status":"cancelled"'),
  clock_skew: (text, skewMs) =>
    text.replace(TIME, (time) => `"${isoTime(Date.parse(time.slice(1, -1)) + skewMs)}"`),
}

function toMixedCase(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1, -1) + word.slice(-1).toUpperCase()
}
