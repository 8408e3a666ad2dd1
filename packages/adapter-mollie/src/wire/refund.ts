import type { z } from 'zod'
import { partReply } from './part.ts'

export const refundReply = partReply('refund')

export type RefundReply = z.infer<typeof refundReply>
