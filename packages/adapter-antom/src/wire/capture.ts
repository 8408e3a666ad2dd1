import { z } from 'zod'
import { amount, text, time } from './lenient.ts'

/** The part of a capture that we read, from the response to capture and from notifications. */
export const captureReply = z.object({
  captureId: text,
  captureRequestId: text,
  captureAmount: amount,
  captureTime: time,
  paymentId: text,
})

export type CaptureReply = z.infer<typeof captureReply>
