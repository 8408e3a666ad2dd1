import { z } from 'zod'
import { amount, flag, text } from './fields.ts'

/** The request of `capture`. */
export const captureMessage = z.object({
  captureRequestId: text(64),
  paymentId: text(64),
  captureAmount: amount,
  isLastCapture: flag,
})

export type CaptureMessage = z.output<typeof captureMessage>
