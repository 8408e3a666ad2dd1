import { z } from 'zod'
import { amount, text, time } from './lenient.ts'

/** The part of a refund that we read: from refund, both versions of inquiryRefund, and notifications. */
export const refundReply = z.object({
  refundId: text,
  refundRequestId: text,
  refundStatus: text,
  refundAmount: amount,
  refundTime: time,
  paymentId: text,
})

export type RefundReply = z.infer<typeof refundReply>
