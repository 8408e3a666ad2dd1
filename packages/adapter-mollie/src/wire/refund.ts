import { z } from 'zod'
import { amountReply } from '../money/amount.ts'
import { lenient } from './lenient.ts'

/** The part of a refund that we read. */
export const refundReply = z.object({
  resource: z.literal('refund'),
  id: z.string().min(1),
  status: z.string().min(1),
  mode: lenient(z.string()),
  paymentId: lenient(z.string()),
  amount: lenient(amountReply),
  metadata: z.unknown().optional(),
  createdAt: lenient(z.string()),
})

export type RefundReply = z.infer<typeof refundReply>
