import type { PaymentRef } from '@paystate/core'
import type { Instance } from '../engine/instance.ts'
import type { PaymentCase } from '../journal/payment-case.ts'

/** How a payment is named to its provider, under the currently configured key. */
export function paymentRef({ row, record }: PaymentCase, { adapter }: Instance): PaymentRef {
  const { reference } = row
  const { id } = record.payment
  return { account: adapter.account, reference, ...(id !== undefined && { id }) }
}
