import type { Fault } from '../../faults/fault.ts'
import { MINUTE } from '../times/durations.ts'
import { isoTime } from '../times/iso-time.ts'

/** The answer with strange words or times: what changes is in the answer alone. */
export async function alterAnswer(response: Response, fault: Fault): Promise<Response> {
  const alter = ALTERATIONS[fault]
  if (!alter) return response
  const text = await response.text()
  const { status, headers } = response
  return new Response(alter(text), { status, headers: alterDate(headers, fault) })
}

const STATUS = /"status":"([a-z]+)"/g
const TIME = /"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+00:00"/g
const SKEW = 10 * MINUTE

const ALTERATIONS: Partial<Record<Fault, (text: string) => string>> = {
  new_word: (text) => text.replace(STATUS, '"status":"simulated-new-status"'),
  mixed_case: (text) =>
    text.replace(STATUS, (_, word: string) => `"status":"${toMixedCase(word)}"`),
  old_spelling: (text) => text.replaceAll('"status":"canceled"', '"status":"cancelled"'),
  clock_skew: (text) =>
    text.replace(TIME, (time) => `"${isoTime(Date.parse(time.slice(1, -1)) + SKEW)}"`),
}

function toMixedCase(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1, -1) + word.slice(-1).toUpperCase()
}

function alterDate(headers: Headers, fault: Fault): Headers {
  const date = Date.parse(headers.get('date') ?? '')
  if (fault === 'clock_skew' && !Number.isNaN(date)) {
    headers.set('date', new Date(date + SKEW).toUTCString())
  }
  return headers
}
