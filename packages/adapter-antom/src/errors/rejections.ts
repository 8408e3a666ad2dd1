import type { Rejections } from '@paystate/core/adapter'
import { type CodeSubject, RESULT_CODES } from './result-codes.ts'

/** The codes that prove of one operation's first attempt that it did nothing: an allow list. */
export function rejectionsOf(subject: CodeSubject): Rejections {
  const listed = RESULT_CODES.filter(
    (row) => row.subject === subject && row.outcome === 'not_applied',
  )
  return new Map(listed.map(({ code }) => [code, 'this_attempt']))
}
