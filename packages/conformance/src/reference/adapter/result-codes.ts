import type { AnsweredAttempt, RefusedReading, UnclearReading } from '@paystate/adapter-kit'
import { jsonOf } from '@paystate/adapter-kit'
import type { ErrorCode, Instant, Next, OperationKind } from '@paystate/core'
import { epochOf, instantOf } from '@paystate/core'
import type { Rejections } from '@paystate/core/adapter'
import { textIn } from '../json.ts'

/** The refusals that prove that their attempt did nothing. */
const REJECTIONS: Readonly<Record<OperationKind, readonly string[]>> = {
  create_payment: ['unauthorized', 'invalid_amount'],
  capture_payment: ['unauthorized', 'amount_too_high', 'currency_differs', 'not_held'],
  cancel_payment: ['unauthorized', 'paid', 'refunded', 'ended'],
  refund_payment: [
    'unauthorized',
    'amount_too_high',
    'currency_differs',
    'not_paid',
    'duplicate_refund',
  ],
  cancel_refund: ['unauthorized', 'already_sent'],
}

export function rejectionsOf(kind: OperationKind): Rejections {
  return new Map(REJECTIONS[kind].map((code) => [code, 'this_attempt'] as const))
}

const ERRORS: ReadonlyMap<string, ErrorCode> = new Map([
  ['unauthorized', 'unauthorized'],
  ['not_found', 'not_found'],
  ['key_reused', 'earlier_request_exists'],
  ['duplicate_refund', 'duplicate'],
])

/** Reads an error response. Only a 4xx in the provider's own form is a refusal. */
export function codeOf({ status, body }: AnsweredAttempt): { error: ErrorCode; code?: string } {
  const code = textIn(jsonOf(body), 'error')
  if (status === 429) return { error: 'rate_limited' }
  if (status >= 500) return { error: 'unavailable' }
  if (status < 300) return { error: 'unverified_response' }
  if (status < 400 || code === undefined) return { error: 'unreadable_response' }
  return { error: ERRORS.get(code) ?? 'refused', code }
}

const EQUAL_REFUNDS_APART_MS = 3_600_000

/** Reads a refusal; whether it proves anything is not decided here. */
export function readRefusal(response: AnsweredAttempt): RefusedReading | UnclearReading {
  const { error, code } = codeOf(response)
  const { status: httpStatus } = response
  if (code === undefined)
    return {
      says: 'unclear',
      error,
      what: 'The response says nothing about the operation.',
      httpStatus,
    }
  const what = 'The provider refused the request.'
  return {
    says: 'refused',
    code,
    error,
    what,
    httpStatus,
    next: nextAfter(code),
    replay: 'useless',
    ...(code === 'duplicate_refund' && { retryAfter: hourAfter(response.endedAt) }),
  }
}

function hourAfter(at: Instant): Instant {
  return instantOf(epochOf(at) + EQUAL_REFUNDS_APART_MS)
}

function nextAfter(code: string): Next {
  if (code === 'unauthorized' || code === 'duplicate_refund') return 'same_reference'
  return code === 'paid' ? 'different_operation' : 'new_reference'
}
