import { LIFETIME_WITHOUT_METHOD, methodOf } from '../methods/method.ts'
import { DAY } from '../times/durations.ts'

/** When an open payment expires, in epoch milliseconds; undefined when it never does. */
export function expiryOf(
  { method, dueDate }: { method: string | undefined; dueDate: string | undefined },
  now: number,
): number | undefined {
  if (method === undefined) return now + LIFETIME_WITHOUT_METHOD
  if (method === 'banktransfer') return bankTransferExpiry(dueDate, now)
  const lifetime = methodOf(method)?.lifetime
  return lifetime === undefined ? undefined : now + lifetime
}

/** Until the end of the due date (default: in twelve days), which is never in a weekend. */
function bankTransferExpiry(dueDate: string | undefined, now: number): number {
  if (dueDate === undefined) return now + 12 * DAY + daysToMonday(now + 12 * DAY) * DAY
  const due = Date.parse(dueDate)
  return due + (daysToMonday(due) + 1) * DAY
}

function daysToMonday(time: number): number {
  const weekday = new Date(time).getUTCDay()
  if (weekday === 6) return 2
  return weekday === 0 ? 1 : 0
}
