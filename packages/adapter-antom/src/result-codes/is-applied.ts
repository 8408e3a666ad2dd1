import type { ApiResponse, SignedResponse } from '../http/read-response.ts'
import type { CodeSubject } from './code-subjects.ts'
import type { CodeOutcome } from './result-code.ts'
import { findCode } from './result-codes.ts'

/** Says whether a signed answer to a write says, in a code that is listed for it, that it was done. */
export function saysApplied(subject: CodeSubject, answer: ApiResponse): answer is SignedResponse {
  return answer.kind === 'signed' && says(subject, answer, 'applied')
}

/** Says whether a signed answer to a read says that it does not show the object. */
export function saysNotSeen(subject: CodeSubject, answer: ApiResponse): answer is SignedResponse {
  return answer.kind === 'signed' && says(subject, answer, 'not_seen')
}

function says(subject: CodeSubject, { result }: SignedResponse, outcome: CodeOutcome): boolean {
  const row = findCode(subject, result.code)
  return row?.outcome === outcome && row.result === result.status
}
