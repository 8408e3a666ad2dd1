import type { Payment } from './payment.ts'
import type { PaymentRef } from './payment-ref.ts'

/** The reference of a payment that was read; undefined while neither reference nor id is known. */
export function refOf(payment: Payment): PaymentRef | undefined {
  const { account, reference, id } = payment
  if (reference !== undefined) return { account, reference, ...(id !== undefined && { id }) }
  return id === undefined ? undefined : { account, id }
}
