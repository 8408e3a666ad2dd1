import type { Body } from '../parameters/body.ts'
import { readDate } from '../parameters/read-parameter.ts'
import { unprocessable } from '../refusals/refusal.ts'
import { DAY } from '../times/durations.ts'

/** Mollie counts its days in Amsterdam. */
const AMSTERDAM = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Europe/Amsterdam',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
})

/** The earliest is tomorrow, the latest a hundred days after it. */
export function readDueDate(body: Body, now: number): string | undefined {
  const date = readDate(body, 'dueDate')
  if (date === undefined) return undefined
  const tomorrow = Date.parse(AMSTERDAM.format(now)) + DAY
  const due = Date.parse(date)
  if (due < tomorrow) throw unprocessable('The dueDate must be in the future', 'dueDate')
  if (due > tomorrow + 100 * DAY) {
    throw unprocessable('The dueDate is more than 100 days ahead', 'dueDate')
  }
  return date
}
