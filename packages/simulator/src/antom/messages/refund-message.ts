import { z } from 'zod'
import { amount, ignoredText, optionalText, optionalUrl, text } from './fields.ts'

/** The request of `refund`; the payment is named by Antom's id alone. */
export const refundMessage = z.object({
  refundRequestId: z.string().regex(/^[A-Za-z0-9_-]{1,64}$/),
  paymentId: text(64),
  refundAmount: amount,
  referenceRefundId: ignoredText(64),
  refundReason: ignoredText(256),
  refundNotifyUrl: optionalUrl(1024),
  captureId: optionalText(64),
  metadata: optionalText(4096),
})

export type RefundMessage = z.output<typeof refundMessage>
