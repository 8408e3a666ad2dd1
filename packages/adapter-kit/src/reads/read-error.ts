import { PaymentError, type PaymentErrorDetails } from '@paystate/core'
import type { FailedAttempt } from '../transport/attempt.ts'
import { failureOf } from '../transport/attempt-failure.ts'

/** Sentences for reads, which move no money. */
const READING = {
  money: 'A read moves no money, and what was known before still holds.',
  advice: 'Read it again later.',
} as const

/** The error of a read that got no response. */
export function readError(
  attempt: FailedAttempt,
  details: Omit<PaymentErrorDetails, 'what'>,
): PaymentError {
  const { error, what } = failureOf(attempt)
  const isCalledOff = attempt.end === 'aborted'
  return new PaymentError(error, {
    ...READING,
    ...details,
    what: isCalledOff ? 'The read was canceled.' : what,
  })
}
