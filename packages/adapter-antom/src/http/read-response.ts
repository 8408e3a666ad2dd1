import type { KeyObject } from 'node:crypto'
import { type AnsweredAttempt, retryAfterIn, type UnreadRecord } from '@paystate/adapter-kit'
import { type ErrorCode, type Instant, instantOf } from '@paystate/core'
import { readHeaderTime, readText } from '../wire/lenient.ts'
import { parseJson } from '../wire/parse-json.ts'
import { type Result, readResult } from '../wire/result.ts'
import type { ResponseClock } from './response-clock.ts'
import { isSigned } from './verify.ts'

/** A response, by how far it can be trusted. */
export type ApiResponse = SignedResponse | UnprovenResponse | UnreadableResponse

/** Antom signed it, now and for this account. */
export interface SignedResponse {
  readonly kind: 'signed'
  readonly result: Result
  readonly body: UnreadRecord
  /** The signed time: the provider's own. */
  readonly at: Instant
}

/**
 * It proves nothing. An S is presumed forged; an F or U may be Antom's, which cannot sign some
 * errors, and is worth reporting.
 */
export interface UnprovenResponse {
  readonly kind: 'unproven'
  readonly why: Doubt
  readonly result: Result
}

export type Doubt =
  /** Not provably signed. */
  | 'unsigned'
  /** It was signed at another time than the request: it may be a replayed old one. */
  | 'untimely'
  /** It names another store behind the same client id. */
  | 'other_account'

/** It is not a response of the API. */
export interface UnreadableResponse {
  readonly kind: 'unreadable'
  readonly error: ErrorCode
  readonly what: string
  readonly httpStatus: number
  readonly retryAfter?: Instant
}

export interface Expected {
  readonly path: string
  readonly clientId: string
  readonly merchantAccountId?: string | undefined
  readonly keys: readonly KeyObject[]
  readonly clock: ResponseClock
}

/** Verifies the raw bytes first, and only then parses them. */
export function readResponse(attempt: AnsweredAttempt, expected: Expected): ApiResponse {
  const { status: httpStatus, body: bytes } = attempt
  const signedAt = signedTimeOf(attempt, expected)
  const body = parseJson(bytes)
  const result = readResult(body?.result)
  const isOk = httpStatus >= 200 && httpStatus < 300
  if (!body || !result || httpStatus >= 500 || httpStatus === 429) return unreadable(attempt)
  const unproven = (why: Doubt): UnprovenResponse => ({ kind: 'unproven', why, result })
  if (signedAt === undefined || !isOk) return unproven('unsigned')
  const at = readHeaderTime(signedAt)
  const isRefusal = result.status === 'F' && !isInquiry(expected.path)
  if (at === undefined || !expected.clock.isTimely({ at, isRefusal }, attempt)) {
    return unproven('untimely')
  }
  if (isOfOtherStore(body, expected.merchantAccountId)) return unproven('other_account')
  return { kind: 'signed', result, body, at: instantOf(at) }
}

/** What refuses an inquiry refuses no write. */
function isInquiry(path: string): boolean {
  return /\/inquiry\w+$/.test(path)
}

/** The signed time; undefined where Antom did not sign. Half a signature is none. */
function signedTimeOf({ headers, body }: AnsweredAttempt, expected: Expected): string | undefined {
  const signature = headers.get('signature')
  const time = headers.get('response-time')
  const clientId = headers.get('client-id') ?? expected.clientId
  if (signature === null || time === null || clientId !== expected.clientId) return undefined
  // The path of the request, whatever the response says.
  const head = { path: expected.path, clientId, time }
  return isSigned(expected.keys, { head, body, signature }) ? time : undefined
}

/** Several stores share a client id, its keys and its signature: the body may name the store. */
export function isOfOtherStore(
  { merchantAccountId }: UnreadRecord,
  ours: string | undefined,
): boolean {
  const stated = readText(merchantAccountId)
  return ours !== undefined && stated !== undefined && stated !== ours
}

function unreadable(attempt: AnsweredAttempt): UnreadableResponse {
  const { status: httpStatus } = attempt
  const retryAfter = retryAfterIn(attempt)
  const known = { kind: 'unreadable', httpStatus, ...(retryAfter && { retryAfter }) } as const
  if (httpStatus === 429) {
    return { ...known, error: 'rate_limited', what: 'The provider is rate limiting requests.' }
  }
  if (httpStatus >= 500) {
    return { ...known, error: 'unavailable', what: 'The provider is temporarily unavailable.' }
  }
  const what = 'The response is not from the API.'
  return { ...known, error: 'unreadable_response', what }
}

/** Why a response proves nothing: the end of a sentence, and what to do. */
export const DOUBTS: Readonly<
  Record<Doubt, { readonly error: ErrorCode; readonly what: string; readonly advice: string }>
> = {
  unsigned: {
    error: 'unverified_response',
    what: 'the provider has not provably signed it',
    advice: "Check that antomPublicKey is Antom's key for this client id, and check the region.",
  },
  untimely: {
    error: 'unverified_response',
    what: 'it was signed at another time than the request, so it may be an old one',
    advice: "Check this machine's clock: it should be within minutes of the provider's.",
  },
  other_account: {
    error: 'mismatch',
    what: 'it is about another store of the same client id',
    advice: 'Check merchantAccountId, and whether another deployment uses the same references.',
  },
}
