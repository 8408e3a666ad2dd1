import { z } from 'zod'
import { ignoredText, optionalText } from './fields.ts'

/** The request of the first version of `inquiryRefund`: one of the two ids. */
export const refundInquiryMessage = z
  .object({
    refundId: optionalText(64),
    refundRequestId: optionalText(64),
    merchantAccountId: ignoredText(32),
  })
  .refine(({ refundId, refundRequestId }) => refundId ?? refundRequestId)

export type RefundInquiryMessage = z.output<typeof refundInquiryMessage>
