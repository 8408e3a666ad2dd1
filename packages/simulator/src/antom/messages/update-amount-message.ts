import { z } from 'zod'
import { amount, text } from './fields.ts'

/** The request of `updateAmount`. */
export const updateAmountMessage = z.object({
  updateRequestId: text(64),
  paymentId: text(64),
  amount,
})

export type UpdateAmountMessage = z.output<typeof updateAmountMessage>
