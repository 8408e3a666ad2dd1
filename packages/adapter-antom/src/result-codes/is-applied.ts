import type { ApiResponse, SignedResponse } from '../http/read-response.ts'
import type { CodeSubject } from './code-subjects.ts'
import type { CodeOutcome } from './result-code.ts'
import { findCode } from './result-codes.ts'

/** Whether a signed response to a write says, with a listed code, that it was applied. */
export function isApplied(subject: CodeSubject, response: ApiResponse): response is SignedResponse {
  return response.kind === 'signed' && says(subject, response, 'applied')
}

/** Whether a signed response to a read says that it does not show the object. */
export function isNotSeen(subject: CodeSubject, response: ApiResponse): response is SignedResponse {
  return response.kind === 'signed' && says(subject, response, 'not_seen')
}

function says(subject: CodeSubject, { result }: SignedResponse, outcome: CodeOutcome): boolean {
  const row = findCode(subject, result.code)
  return row?.outcome === outcome && row.result === result.status
}
