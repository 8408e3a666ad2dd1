import { PaymentError, type PaymentErrorDetails } from '@paystate/core'
import type { FailedAttempt } from '../transport/attempt.ts'

const CODES = {
  not_sendable: 'invalid_request',
  not_connected: 'not_connected',
  aborted: 'aborted',
  timed_out: 'timed_out',
  connection_lost: 'connection_lost',
  too_large: 'unreadable_response',
} as const

const WHAT: Readonly<Record<FailedAttempt['end'], string>> = {
  not_sendable: 'A header of the request cannot be sent.',
  not_connected: 'The provider could not be reached.',
  aborted: 'The read was called off.',
  timed_out: 'No answer came in time.',
  connection_lost: 'The connection broke before an answer came.',
  too_large: 'The answer was too large to be read.',
}

/** Sentences for reads: nothing about money has changed by asking. */
const READING = {
  money: 'Reading changes nothing, so what was known before still stands.',
  advice: 'Read it again later.',
} as const

/** The error of a read that got no answer. */
export function readError(
  attempt: FailedAttempt,
  details: Omit<PaymentErrorDetails, 'what'>,
): PaymentError {
  return new PaymentError(CODES[attempt.end], { ...READING, ...details, what: WHAT[attempt.end] })
}
