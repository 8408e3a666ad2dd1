import { z } from 'zod'
import { text, time } from './lenient.ts'

/** What we read of the response to a cancel. */
export const cancellationReply = z.object({
  cancelTime: time,
  paymentId: text,
  paymentRequestId: text,
})
