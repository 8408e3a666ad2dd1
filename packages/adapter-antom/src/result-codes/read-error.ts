import { type ErrorCode, type Instant, PaymentError } from '@paystate/core'
import { PROVIDER } from '../configuration/account.ts'
import type { Question } from '../http/mismatch.ts'
import {
  type ApiResponse,
  DOUBTS,
  type SignedResponse,
  type UnprovenResponse,
} from '../http/read-response.ts'
import type { CodeSubject } from './code-subjects.ts'
import { findCode } from './result-codes.ts'

/** The error of a read whose response shows nothing: it says nothing about the money. */
export function toReadError(
  subject: CodeSubject,
  response: ApiResponse,
  { operation, reference }: Question,
): PaymentError {
  const { error, ...reported } = reportedBy(subject, response)
  return new PaymentError(error, {
    provider: PROVIDER,
    operation,
    ...(reference !== undefined && { reference }),
    money: 'A read moves no money, and what was known before still holds.',
    ...reported,
  })
}

interface Reported {
  readonly error: ErrorCode
  readonly what: string
  readonly advice: string
  readonly providerCode?: string
  readonly httpStatus?: number
  readonly retryAfter?: Instant | undefined
}

const AGAIN = 'Read it again later.'

function reportedBy(subject: CodeSubject, response: ApiResponse): Reported {
  if (response.kind === 'unreadable') {
    const { error, what, httpStatus, retryAfter } = response
    return { error, what, httpStatus, retryAfter, advice: AGAIN }
  }
  const { code, verbatim: providerCode } = response.result
  const row = findCode(subject, code)
  if (row && (response.kind === 'signed' || isSetup(response))) {
    const { error, what, advice } = row
    return { error, what, advice, providerCode }
  }
  if (isSetup(response)) return { ...UNSIGNED_SETUP, providerCode }
  return response.kind === 'unproven'
    ? { ...doubtOf(response), providerCode }
    : { error: 'undecided', what: 'The response does not show it.', advice: AGAIN, providerCode }
}

function doubtOf({ why }: UnprovenResponse): Reported {
  const { error, what, advice } = DOUBTS[why]
  return { error, what: `A response arrived, but ${what}.`, advice }
}

/** Errors of the gateway itself, which it cannot sign. Assumed: unsigned_refusals. */
const SETUP = new Set([
  'ACCESS_DENIED',
  'CLIENT_INVALID',
  'INVALID_API',
  'INVALID_SIGNATURE',
  'KEY_NOT_FOUND',
  'NO_INTERFACE_DEF',
  'SIGNATURE_INVALID',
  'SIGN_VERIFY_FAILURE',
])

/** A refusal of the gateway itself, reported with its content; one signed at another time is not its own. */
function isSetup(response: SignedResponse | UnprovenResponse): boolean {
  const isGateways = response.kind === 'signed' || response.why === 'unsigned'
  return isGateways && SETUP.has(response.result.code)
}

const UNSIGNED_SETUP = {
  error: 'unauthorized',
  what: 'The provider does not accept the signature, the client id or the URL.',
  advice: 'Check the client id, the private key, its keyVersion and the region.',
} as const
