import type { AnsweredAttempt, UnclearReading } from '@paystate/adapter-kit'
import { type Account, PaymentError } from '@paystate/core'

interface Mismatch {
  /** What differs, as a sentence. */
  readonly what: string
  readonly account: Account
  readonly operation: string
  readonly reference: string
}

/** The error of a read whose response is about something else. */
export function mismatchError({ what, account, operation, reference }: Mismatch): PaymentError {
  return new PaymentError('mismatch', {
    what,
    provider: account.provider,
    operation,
    reference,
    money: 'It says nothing about the money of the requested payment.',
  })
}

/** The response to a write is a success, but for something else than was requested: a lookup decides. */
export function mismatchReading(
  { status: httpStatus }: AnsweredAttempt,
  what: string,
): UnclearReading {
  const whole = `The response does not confirm the request. ${what}`
  return { says: 'unclear', error: 'mismatch', what: whole, httpStatus }
}
