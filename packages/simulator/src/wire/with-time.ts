import { type MetFault, skewOf } from '../faults/skew-of.ts'
import type { WireAnswer } from './wire.ts'

/** What stands where a time should, and is none. */
export const NO_TIME = 'the day before yesterday'

/**
 * Puts the provider's own time on an answer, as every HTTP server does: the `Date` header, to the
 * second. Whatever a gateway in front of it answers carries it too. A fault takes it away or spoils
 * it.
 */
export function withTime(
  answer: WireAnswer,
  { now, met }: { now: number; met?: MetFault | undefined },
): WireAnswer {
  if (!('response' in answer)) return answer
  const { headers } = answer.response
  if (met?.fault === 'no_time') headers.delete('date')
  else if (met?.fault === 'unreadable_time') headers.set('date', NO_TIME)
  else headers.set('date', new Date(now + skewOf(met?.fault, met?.clockSkewMs)).toUTCString())
  return answer
}
