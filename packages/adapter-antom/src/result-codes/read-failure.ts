import type { Failure } from '@paystate/core'
import { normalizeCode } from '../wire/result.ts'
import type { CodeSubject } from './code-subjects.ts'
import { findCode } from './result-codes.ts'

/** Why something failed, from its code; an unlisted code is kept verbatim. */
export function readFailure(
  subject: Extract<CodeSubject, 'payment result' | 'transaction result'>,
  verbatim: string,
): Failure {
  const row = findCode(subject, normalizeCode(verbatim))
  if (row?.outcome !== 'failed') {
    return { code: verbatim, category: 'unspecified', next: UNKNOWN_NEXT[subject] }
  }
  const { category, failureNext = UNKNOWN_NEXT[subject], what } = row
  return { code: verbatim, category, next: failureNext, message: what }
}

/** A failed payment is over, whatever the reason; a failed capture or refund needs a person. */
const UNKNOWN_NEXT = { 'payment result': 'new_reference', 'transaction result': 'contact' } as const
