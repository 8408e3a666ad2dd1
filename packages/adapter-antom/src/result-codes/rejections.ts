import type { Rejections } from '@paystate/core/adapter'
import type { CodeSubject } from './code-subjects.ts'
import { RESULT_CODES } from './result-codes.ts'

const REFUSALS = RESULT_CODES.filter(({ outcome }) => outcome === 'not_applied')

// Built while the adapter loads: no Map.groupBy, so that an old Node reaches its refusal.
const REJECTIONS: ReadonlyMap<CodeSubject, Rejections> = new Map(
  REFUSALS.map(({ subject }) => [subject, listOf(subject)]),
)

function listOf(wanted: CodeSubject): Rejections {
  const rows = REFUSALS.filter(({ subject }) => subject === wanted)
  return new Map(rows.map(({ code }) => [code, 'this_attempt']))
}

const NONE: Rejections = new Map()

/** The codes that prove that an operation's first attempt did nothing: an allow list. */
export function rejectionsOf(subject: CodeSubject): Rejections {
  return REJECTIONS.get(subject) ?? NONE
}
