import { z } from 'zod'
import { amountReply } from '../money/amount.ts'
import { lenient } from './lenient.ts'

/** What we read of a capture and of a refund. */
export function partReply<Resource extends 'capture' | 'refund'>(resource: Resource) {
  return z.object({
    resource: z.literal(resource),
    id: z.string().min(1),
    status: z.string().min(1),
    mode: lenient(z.string()),
    paymentId: lenient(z.string()),
    amount: lenient(amountReply),
    metadata: z.unknown().optional(),
    createdAt: lenient(z.string()),
  })
}
