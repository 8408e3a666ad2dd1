import type { KeyObject } from 'node:crypto'
import type { AnsweredAttempt } from '@paystate/adapter-kit'
import { type ErrorCode, epochOf, type Instant, instantOf } from '@paystate/core'
import { parseJson } from '../wire/parse-json.ts'
import type { UnreadRecord } from '../wire/record.ts'
import { type Result, readResult } from '../wire/result.ts'
import { isSigned } from './verify.ts'

/** An answer, by how much it can be believed. */
export type Answer = ToldAnswer | UnprovenAnswer | UnreadableAnswer

/** Antom signed it. */
export interface ToldAnswer {
  readonly kind: 'reported'
  readonly result: Result
  readonly body: UnreadRecord
}

/**
 * Nobody provably signed it. An S is forged until shown otherwise; an F or U may be Antom's, which cannot
 * sign some errors, and is worth showing, but it proves nothing.
 */
export interface UnprovenAnswer {
  readonly kind: 'unproven'
  readonly result: Result
}

/** It is no answer of the API. */
export interface UnreadableAnswer {
  readonly kind: 'unreadable'
  readonly error: ErrorCode
  readonly what: string
  readonly httpStatus: number
  readonly retryAfter?: Instant
}

interface Expected {
  readonly path: string
  readonly clientId: string
  readonly keys: readonly KeyObject[]
}

/** Verifies the raw bytes first, and only then looks what they say. */
export function readAnswer(attempt: AnsweredAttempt, expected: Expected): Answer {
  const { status: httpStatus, body: bytes } = attempt
  const isProven = isProvenAnswer(attempt, expected)
  const body = parseJson(bytes)
  const result = readResult(body?.result)
  const isOk = httpStatus >= 200 && httpStatus < 300
  if (!body || !result || httpStatus >= 500 || httpStatus === 429) return unreadable(attempt)
  return isProven && isOk ? { kind: 'reported', result, body } : { kind: 'unproven', result }
}

/** Half a signature is none. The path is that of the request, whatever came on the way. */
function isProvenAnswer({ headers, body }: AnsweredAttempt, expected: Expected): boolean {
  const signature = headers.get('signature')
  const time = headers.get('response-time')
  const clientId = headers.get('client-id') ?? expected.clientId
  if (signature === null || time === null || clientId !== expected.clientId) return false
  const head = { path: expected.path, clientId, time }
  return isSigned(expected.keys, { head, body, signature })
}

function unreadable({ status: httpStatus, headers, endedAt }: AnsweredAttempt): UnreadableAnswer {
  const retryAfter = readRetryAfter(headers.get('retry-after'), endedAt)
  const known = { kind: 'unreadable', httpStatus, ...(retryAfter && { retryAfter }) } as const
  if (httpStatus === 429) {
    return { ...known, error: 'rate_limited', what: 'The provider is asked too often.' }
  }
  if (httpStatus >= 500) {
    return { ...known, error: 'unavailable', what: 'The provider is out of order.' }
  }
  return { ...known, error: 'unreadable_response', what: 'The answer is none of the API.' }
}

function readRetryAfter(header: string | null, at: Instant): Instant | undefined {
  const seconds = header === null || !/^\d{1,9}$/.test(header) ? undefined : Number(header)
  return seconds === undefined ? undefined : instantOf(epochOf(at) + seconds * 1000)
}
