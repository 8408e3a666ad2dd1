import { z } from 'zod'
import { ignoredText, optionalText } from './fields.ts'

/** The request of `inquiryPayment` and of `cancel`: one of the two ids. */
export const paymentLookupMessage = z
  .object({
    paymentId: optionalText(64),
    paymentRequestId: optionalText(64),
    merchantAccountId: ignoredText(32),
  })
  .refine(({ paymentId, paymentRequestId }) => paymentId ?? paymentRequestId)

export type PaymentLookupMessage = z.output<typeof paymentLookupMessage>
