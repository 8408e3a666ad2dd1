import { PaymentError, type PaymentErrorDetails } from '@paystate/core'
import type { FailedAttempt } from '../transport/attempt.ts'
import { failureOf } from '../transport/attempt-failure.ts'

/** What a call that may have written means for the money, where its response cannot be believed. */
export const EFFECT_UNKNOWN = 'Whether the call had an effect is not known.'

const UNSENT: ReadonlySet<FailedAttempt['end']> = new Set([
  'not_sendable',
  'not_started',
  'too_late',
  'not_connected',
])

/** The error of a call that may have written and that got no response, e.g. one through `native`. */
export function callError(
  attempt: FailedAttempt,
  details: Omit<PaymentErrorDetails, 'what'>,
): PaymentError {
  const { error, what } = failureOf(attempt)
  const meaning = UNSENT.has(attempt.end)
    ? { money: 'Nothing was sent, so the call had no effect.', advice: 'Call it again later.' }
    : { money: EFFECT_UNKNOWN, advice: 'Read what it is about before you call again.' }
  return new PaymentError(error, { ...meaning, ...details, what })
}
