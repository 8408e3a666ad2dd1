import { z } from 'zod'
import { amount, text, time } from './lenient.ts'
import { readResult } from './result.ts'

/** The part of a transaction that we read: a capture or a refund, seen from its payment. */
export const transactionReply = z.object({
  transactionType: text,
  transactionStatus: text,
  transactionId: text,
  transactionRequestId: text,
  transactionAmount: amount,
  transactionTime: time,
  transactionResult: z.unknown().optional().transform(readResult),
})

export type TransactionReply = z.infer<typeof transactionReply>
