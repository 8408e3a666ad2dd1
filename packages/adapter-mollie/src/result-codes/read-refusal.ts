import type { AnsweredAttempt, RefusedReading, UnclearReading } from '@paystate/adapter-kit'
import type { OperationKind } from '@paystate/core'
import { errorReplyIn, namingField } from '../wire/error.ts'
import type { ResultCodeRow } from './result-code.ts'
import { codeRowOf, findCode } from './result-codes.ts'
import { retryAfterOf } from './retry-after.ts'

/** What an error response says about a write. */
export function readRefusal(
  operation: OperationKind,
  response: AnsweredAttempt,
): RefusedReading | UnclearReading {
  const reply = errorReplyIn(response)
  const row = findCode(operation, reply)
  const { status: httpStatus } = response
  const mayRetry = httpStatus === 429 || httpStatus === 503
  const wait = mayRetry && { retryAfter: retryAfterOf(response) }
  if (!row) return { ...unlisted(httpStatus), httpStatus, ...wait }
  const what = namingField(row.what, reply?.field)
  return { ...refusalBy(row), what, httpStatus, ...wait }
}

/** The meaning of a code that a read decided. */
export function readRefusalOf(operation: OperationKind, code: string): RefusedReading {
  return refusalBy(codeRowOf(operation, code))
}

/** A row as the reading of a response. */
function refusalBy(row: ResultCodeRow): RefusedReading {
  const { code, error, what, advice, next, replay } = row
  return { says: 'refused', code, error, what, advice, next, replay }
}

/** A status without a row, or an error that is not the provider's own: a gateway's, a firewall's. */
function unlisted(status: number): UnclearReading {
  const code = `${status}`
  if (status >= 500 || status === 408 || status === 425) {
    return { says: 'unclear', error: 'unavailable', what: OUT_OF_ORDER, code }
  }
  if (status === 429) return { says: 'unclear', error: 'rate_limited', what: TOO_MANY, code }
  if (status >= 300 && status < 400) {
    return { says: 'unclear', error: 'unreadable_response', what: REDIRECTED, code }
  }
  return { says: 'unclear', error: 'undecided', what: NOT_THEIRS, code }
}

const OUT_OF_ORDER = 'The provider, or a gateway in front of it, is temporarily unavailable.'
const TOO_MANY = 'A gateway in front of the provider is rate limiting requests.'
const REDIRECTED = 'The response was a redirect, which is not followed.'
const NOT_THEIRS = 'The response is a refusal that the provider does not document.'
