import type { Rejections } from '@paystate/core/adapter'
import type { CodeSubject } from './code-subjects.ts'
import type { ResultCodeRow } from './result-code.ts'
import { RESULT_CODES } from './result-codes.ts'

const LISTS = Map.groupBy(
  RESULT_CODES.filter(({ outcome }) => outcome === 'not_applied'),
  ({ subject }) => subject,
)

const REJECTIONS: ReadonlyMap<CodeSubject, Rejections> = new Map(
  [...LISTS].map(([subject, rows]) => [subject, listOf(rows)]),
)

function listOf(rows: readonly ResultCodeRow[]): Rejections {
  return new Map(rows.map(({ code }) => [code, 'this_attempt']))
}

const NONE: Rejections = new Map()

/** The codes that prove of one operation's first attempt that it did nothing: an allow list. */
export function rejectionsOf(subject: CodeSubject): Rejections {
  return REJECTIONS.get(subject) ?? NONE
}
