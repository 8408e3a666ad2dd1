import type { PaymentRef } from '@paystate/core'
import type { Instance } from '../engine/instance.ts'
import { isAdopted } from '../journal/adopted.ts'
import type { PaymentCase } from '../journal/payment-case.ts'

/**
 * How a payment is named to its provider, under the currently configured key: by our reference and its id, or
 * by its id alone where another system made it.
 */
export function paymentRef({ row, record }: PaymentCase, { adapter }: Instance): PaymentRef {
  const { reference } = row
  const { id } = record.payment
  if (isAdopted(row) && id !== undefined) return { account: adapter.account, id }
  return { account: adapter.account, reference, ...(id !== undefined && { id }) }
}
