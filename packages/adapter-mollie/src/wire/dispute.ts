import { z } from 'zod'
import { amountReply } from '../money/amount.ts'
import { lenient } from './lenient.ts'

/** The part of a chargeback that we read. It has no status. */
export const disputeReply = z.object({
  resource: z.literal('chargeback'),
  id: z.string().min(1),
  paymentId: lenient(z.string()),
  amount: lenient(amountReply),
  reason: lenient(z.object({ code: lenient(z.string()), description: lenient(z.string()) })),
  createdAt: lenient(z.string()),
  reversedAt: lenient(z.string()),
})

export type DisputeReply = z.infer<typeof disputeReply>
