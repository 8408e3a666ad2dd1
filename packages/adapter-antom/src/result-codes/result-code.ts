import type { ErrorCode, FailureCategory, FailureNext, Next } from '@paystate/core'
import type { CodeMeaning } from './code-meaning.ts'
import type { CodeSubject } from './code-subjects.ts'
import { CODE_MEANINGS, type KnownCode } from './meanings.ts'

/** What a code says about its subject. */
export type CodeOutcome =
  /** The write was applied, or is in process. */
  | 'applied'
  /** The write provably did nothing, if this was its first attempt. */
  | 'not_applied'
  /** The effect of the write is not known. */
  | 'unknown'
  /** The read shows it. */
  | 'reported'
  /** The read does not show it: one miss, never absence by itself. */
  | 'not_seen'
  /** The read shows nothing. */
  | 'inconclusive'
  /** What an inquiry reports of a payment, a capture or a refund. */
  | 'succeeded'
  | 'under_way'
  | 'failed'

/** One code of one operation: what it says, what follows, and where Antom documents it. */
export interface ResultCodeRow {
  readonly subject: CodeSubject
  readonly code: string
  readonly result: 'S' | 'F' | 'U'
  readonly outcome: CodeOutcome
  readonly error: ErrorCode
  readonly category: FailureCategory
  /** How a write may be sent again after it provably did nothing. */
  readonly next?: Next
  /** What to do about a payment, capture or refund that failed. */
  readonly failureNext?: FailureNext
  /** What happened, as a sentence. */
  readonly what: string
  /** What to do, as a sentence. */
  readonly advice: string
  readonly source: string
  /** No available page lists the code for this call. Assumed: code_place. */
  readonly assumed?: true
}

/** What the rows of one list have in common, and what an operation refines. */
export type RowFrame = Pick<ResultCodeRow, 'subject' | 'result' | 'outcome' | 'source'> &
  Partial<Pick<ResultCodeRow, 'next' | 'failureNext' | 'assumed'>> &
  Partial<Pick<ResultCodeRow, 'error' | 'what' | 'advice'>>

/** Makes the rows of codes with the same meaning for one subject. */
export function rowsOf(frame: RowFrame, codes: readonly KnownCode[]): readonly ResultCodeRow[] {
  return codes.map((code) => {
    const { category, error, what, advice, next }: CodeMeaning = CODE_MEANINGS[code]
    const failureNext = frame.outcome === 'failed' && { failureNext: next }
    return { code, category, error, what, advice, ...failureNext, ...frame }
  })
}
