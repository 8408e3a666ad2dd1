import type { CodeMeaning } from './code-meaning.ts'
import { CODE_MEANINGS, type KnownCode } from './code-meanings.ts'
import type { ResultCodeRow } from './result-code.ts'

/** What the rows of one list have in common, and what an operation says better than the code alone. */
export type RowFrame = Pick<ResultCodeRow, 'subject' | 'result' | 'outcome' | 'source'> &
  Partial<Pick<ResultCodeRow, 'next' | 'failureNext' | 'confirmedBy' | 'assumed'>> &
  Partial<Pick<ResultCodeRow, 'error' | 'what' | 'advice'>>

/** Makes the rows of some codes that say the same of one subject. */
export function rowsOf(frame: RowFrame, codes: readonly KnownCode[]): readonly ResultCodeRow[] {
  return codes.map((code) => {
    const { category, error, what, advice, next }: CodeMeaning = CODE_MEANINGS[code]
    const failureNext = frame.outcome === 'failed' && { failureNext: next }
    return { code, category, error, what, advice, ...failureNext, ...frame }
  })
}
