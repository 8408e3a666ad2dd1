import type { Issue } from '@paystate/core'
import { optionIssues } from '@paystate/core/adapter'
import { isObject } from '../input/is-object.ts'

/** How long the engine keeps what it has stored. */
export interface Retention {
  /**
   * Days after which the bytes, the evidence and the payer's data of a payment at rest are erased, counted from
   * the last thing that was learned of it. 1 to 36,500.
   */
  readonly afterDays: number
}

/** The same in milliseconds. */
export interface RetentionRule {
  readonly afterMs: number
}

const DAY_MS = 24 * 60 * 60_000
const MOST_DAYS = 36_500

/** What is wrong with the option. */
export function retentionIssues(given: unknown): readonly Issue[] {
  if (given === undefined) return []
  const path = 'options.retention'
  if (!isObject(given)) return [{ path, message: 'must be { afterDays }' }]
  const { afterDays }: { afterDays?: unknown } = given
  const isFine =
    Number.isInteger(afterDays) && Number(afterDays) >= 1 && Number(afterDays) <= MOST_DAYS
  const message = `must be a whole number of days, 1 to ${MOST_DAYS}`
  return [
    ...optionIssues(given, { known: ['afterDays'], path }),
    ...(isFine ? [] : [{ path: `${path}.afterDays`, message }]),
  ]
}

/** Undefined keeps everything. */
export function retentionOf(given: Retention | undefined): RetentionRule | undefined {
  return given && { afterMs: given.afterDays * DAY_MS }
}
