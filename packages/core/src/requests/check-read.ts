import { z } from 'zod'
import type { Checked } from '../errors/issue.ts'
import type { PaymentRef } from '../payments/payment-ref.ts'
import type { RefundRef } from '../payments/refund.ts'
import { check } from './check.ts'
import { moneyField, paymentRefField, refundRefField, searchedField } from './fields.ts'

/** A search for a payment by our reference. */
export interface PaymentSearch {
  readonly reference: string
  /** What we requested; a payment with another amount under our reference is a mismatch. */
  readonly amount?: { readonly currency: string; readonly minorUnits: number } | undefined
}

/** A search for a refund of a payment by our reference. */
export interface RefundSearch extends PaymentSearch {
  readonly payment: PaymentRef
}

const error = 'must be an object with the reference to look up'

const paymentSearch: z.ZodType<PaymentSearch> = z.object(
  { reference: searchedField, amount: moneyField.optional() },
  { error },
)

const refundSearch: z.ZodType<RefundSearch> = z.object(
  { reference: searchedField, amount: moneyField.optional(), payment: paymentRefField },
  { error },
)

/** Checks the reference of a payment: every issue at once, by path. */
export function checkPaymentRef(input: unknown): Checked<PaymentRef> {
  return check(paymentRefField, input)
}

/** Checks the reference of a refund: every issue at once, by path. */
export function checkRefundRef(input: unknown): Checked<RefundRef> {
  return check(refundRefField, input)
}

/** Checks a search for a payment: every issue at once, by path. */
export function checkPaymentSearch(input: unknown): Checked<PaymentSearch> {
  return check(paymentSearch, input)
}

/** Checks a search for a refund: every issue at once, by path. */
export function checkRefundSearch(input: unknown): Checked<RefundSearch> {
  return check(refundSearch, input)
}
