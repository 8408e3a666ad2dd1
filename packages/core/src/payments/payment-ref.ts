import type { Account } from '../account/account.ts'
import type { Payment } from './payment.ts'

/** The handle of a payment: our reference, the provider's id, or both. */
export type PaymentRef =
  | { readonly account: Account; readonly reference: string; readonly id?: string | undefined }
  | { readonly account: Account; readonly reference?: string | undefined; readonly id: string }

/** The handle of a payment that was read; undefined while neither name is known. */
export function refOf(payment: Payment): PaymentRef | undefined {
  const { account, reference, id } = payment
  if (reference !== undefined) return { account, reference, ...(id !== undefined && { id }) }
  return id === undefined ? undefined : { account, id }
}
