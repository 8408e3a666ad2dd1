import { z } from 'zod'
import type { Checked } from '../errors/issue.ts'
import type { Money } from '../money/money.ts'
import type { PaymentRef } from '../payments/payment-ref.ts'
import type { RefundRef } from '../payments/refund.ts'
import { check } from './check.ts'
import {
  paymentRefField,
  positiveMoneyField,
  referenceField,
  refundRefField,
  textField,
} from './fields.ts'

/** Refunds money. The amount is mandatory: a missing one never means everything. */
export interface RefundPayment {
  /** Your reference for this refund; see `createReference`. */
  readonly reference: string
  readonly payment: PaymentRef
  readonly amount: Money
  /** What the payer reads, where the provider shows it; 1 to 140 characters. */
  readonly reason?: string | undefined
}

/** Cancels a refund that has not been sent. */
export interface CancelRefund {
  /** Your reference for this cancellation; never sent to the provider. */
  readonly reference: string
  readonly refund: RefundRef
}

const refundPayment: z.ZodType<RefundPayment> = z.strictObject({
  reference: referenceField,
  payment: paymentRefField,
  amount: positiveMoneyField,
  reason: textField(1, 140).optional(),
})

const cancelRefund: z.ZodType<CancelRefund> = z.strictObject({
  reference: referenceField,
  refund: refundRefField,
})

/** Checks a refund before anything is sent: every issue at once, by path. */
export function checkRefundPayment(input: unknown): Checked<RefundPayment> {
  return check(refundPayment, input)
}

/** Checks the cancel of a refund before anything is sent: every issue at once, by path. */
export function checkCancelRefund(input: unknown): Checked<CancelRefund> {
  return check(cancelRefund, input)
}
