import {
  type ErrorCode,
  epochOf,
  type Instant,
  instantOf,
  type Next,
  type OperationKind,
} from '@paystate/core'
import type { Rejections } from '@paystate/core/adapter'
import { errorOfStatus } from '../responses/error-of-status.ts'
import { retryAfterIn } from '../responses/retry-after.ts'
import type { AnsweredAttempt } from '../transport/attempt.ts'
import { jsonOf } from '../webhooks/raw-body.ts'
import type { RefusedReading, UnclearReading } from './write-reading.ts'

/** A code with which a provider refuses a write. */
export interface ResultCode {
  readonly code: string
  /** Default: `refused`. */
  readonly error?: ErrorCode
  /** What happened, as a sentence. */
  readonly what: string
  /** Default: a new reference. */
  readonly next?: Next
  /** Not before so many milliseconds have passed. Default: what `Retry-After` of the response says. */
  readonly retryAfterMs?: number
  /** The writes of which it proves that this attempt did nothing. Default: of none. */
  readonly proves?: readonly OperationKind[]
}

/** What a provider's codes mean. */
export interface ResultCodes {
  rejectionsOf(kind: OperationKind): Rejections
  /** Reads a response that is no success. */
  readRefusal(response: AnsweredAttempt): RefusedReading | UnclearReading
}

/**
 * Reads refusals by a table. A code that is not in it proves nothing, and nothing else does.
 *
 * @param options `codeIn` finds the code in a body of the provider's own form.
 */
export function createResultCodes(
  rows: readonly ResultCode[],
  { codeIn }: { readonly codeIn: (body: unknown) => string | undefined },
): ResultCodes {
  const known = new Map(rows.map((row) => [row.code, row]))
  return {
    rejectionsOf: (kind) => {
      const proving = rows.filter(({ proves = [] }) => proves.includes(kind))
      return new Map(proving.map(({ code }) => [code, 'this_attempt'] as const))
    },
    readRefusal: (response) => {
      const { status: httpStatus, endedAt, body } = response
      const asked = retryAfterIn(response)
      const code = codeIn(jsonOf(body))
      const isRefusal =
        httpStatus >= 400 && httpStatus < 500 && errorOfStatus(httpStatus) !== 'rate_limited'
      if (!isRefusal || code === undefined) return unclear(httpStatus, asked)
      const {
        error = 'refused',
        what,
        next = 'new_reference',
        retryAfterMs,
      } = known.get(code) ?? UNLISTED
      const retryAfter = retryAfterMs === undefined ? asked : later(endedAt, retryAfterMs)
      return {
        says: 'refused',
        ...{ code, error, what, next, httpStatus },
        replay: 'useless',
        ...(retryAfter !== undefined && { retryAfter }),
      }
    },
  }
}

const UNLISTED: Omit<ResultCode, 'code'> = {
  what: 'The provider refused it with a code that it does not document.',
}

/** Not the provider's own form of a refusal, or a success that is not verified. */
function unclear(httpStatus: number, retryAfter: Instant | undefined): UnclearReading {
  const error = httpStatus < 300 ? 'unverified_response' : errorOfStatus(httpStatus)
  return {
    says: 'unclear',
    error,
    what: 'The response says nothing about the operation.',
    httpStatus,
    ...(retryAfter !== undefined && { retryAfter }),
  }
}

function later(at: Instant, milliseconds: number): Instant {
  return instantOf(epochOf(at) + milliseconds)
}
