import type { AnsweredAttempt, UnclearReading } from '@paystate/adapter-kit'
import { type Account, PaymentError } from '@paystate/core'

interface Mismatch {
  /** What differs, as a sentence. */
  readonly what: string
  readonly account: Account
  readonly operation: string
  readonly reference: string
}

/** The error of a read that was answered with something else than was asked for. */
export function mismatchError({ what, account, operation, reference }: Mismatch): PaymentError {
  return new PaymentError('mismatch', {
    what,
    provider: account.provider,
    operation,
    reference,
    money: 'It says nothing about the money of what was asked for.',
  })
}

/** The response to a write is a success, but of something else than was requested: a lookup decides. */
export function mismatchReading(
  { status: httpStatus }: AnsweredAttempt,
  what: string,
): UnclearReading {
  const whole = `The response does not confirm the request. ${what}`
  return { says: 'unclear', error: 'mismatch', what: whole, httpStatus }
}
