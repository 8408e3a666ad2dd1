import { z } from 'zod'
import { ignoredText, optionalText, text } from './fields.ts'

/** The request of the first version of `inquiryRefund`: one of the two ids. */
export const refundInquiryMessage = z
  .object({
    refundId: optionalText(64),
    refundRequestId: optionalText(64),
    merchantAccountId: ignoredText(32),
  })
  .refine(({ refundId, refundRequestId }) => refundId ?? refundRequestId)

export type RefundInquiryMessage = z.output<typeof refundInquiryMessage>

/** The request of the second version: Antom's id alone. */
export const secondRefundInquiryMessage = z.object({ refundId: text(64) })

export type SecondRefundInquiryMessage = z.output<typeof secondRefundInquiryMessage>
