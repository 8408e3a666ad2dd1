import { z } from 'zod'
import { amount, text, time } from './lenient.ts'

/** The part of a dispute notification that we read. */
export const disputeReply = z.object({
  disputeNotificationType: text,
  disputeId: text,
  disputeType: text,
  paymentId: text,
  paymentRequestId: text,
  captureId: text,
  disputeAmount: amount,
  disputeJudgedAmount: amount,
  disputeJudgedResult: text,
  disputeReasonMsg: text,
  disputeReasonCode: text,
  disputeTime: time,
  defenseDueTime: time,
  disputeJudgedTime: time,
  disputeAcceptTime: time,
})

export type DisputeReply = z.infer<typeof disputeReply>
