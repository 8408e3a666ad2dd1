import { PaymentError, type Preparation } from '@paystate/core'
import type { PayInput } from './pay-input.ts'

/** Why an adapter does not prepare a payment. */
export type RefusedPreparation = Exclude<Preparation<'create_payment'>, { state: 'prepared' }>

/** The error of a payment that its provider cannot take: nothing was stored, so only the order is known to the caller. */
export function refusedError(refusal: RefusedPreparation, { order }: PayInput): PaymentError {
  const { kind, reference, account, reason, issues } = refusal
  return new PaymentError(reason, {
    what: reason === 'invalid_request' ? 'Invalid input.' : 'The provider does not support this.',
    provider: account.provider,
    operation: kind,
    reference,
    order,
    issues,
  })
}
