import { z } from 'zod'
import type { Checked } from '../errors/issue.ts'
import type { Money } from '../money/money.ts'
import type { PaymentRef } from '../payments/payment-ref.ts'
import { check } from './check.ts'
import { paymentRefField, positiveMoneyField, referenceField } from './fields.ts'

/** Captures authorized money. The amount is mandatory: a missing one never means everything. */
export interface CapturePayment {
  /** Your reference for this capture; see `createReference`. */
  readonly reference: string
  readonly payment: PaymentRef
  readonly amount: Money
  /**
   * No further capture will come; the provider may release the rest. Default: false. Where `capture.final` is not
   * supported it changes nothing: cancel the payment to release the rest.
   */
  readonly final?: boolean | undefined
}

const capturePayment: z.ZodType<CapturePayment> = z.strictObject({
  reference: referenceField,
  payment: paymentRefField,
  amount: positiveMoneyField,
  final: z.boolean().optional(),
})

/** Checks a capture before anything is sent: every issue at once, by path. */
export function checkCapturePayment(input: unknown): Checked<CapturePayment> {
  return check(capturePayment, input)
}
