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
    money: 'It says nothing about the money of the payment that was asked for.',
  })
}
