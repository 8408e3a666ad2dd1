import { type OperationName, PaymentError } from '@paystate/core'
import { PROVIDER } from '../configuration/account.ts'

/** Nothing was ever prepared for it, so nobody knows what to look for. */
export function withoutBytes({ kind, reference }: OperationName): {
  readonly kind: 'inconclusive'
  readonly error: PaymentError
} {
  const what = 'It was never prepared, so it is not known what to look for.'
  const error = new PaymentError('undecided', {
    what,
    provider: PROVIDER,
    operation: kind,
    reference,
  })
  return { kind: 'inconclusive', error }
}
