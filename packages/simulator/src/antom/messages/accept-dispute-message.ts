import { z } from 'zod'
import { text } from './fields.ts'

/** The request of `acceptDispute`. */
export const acceptDisputeMessage = z.object({ disputeId: text(64) })

export type AcceptDisputeMessage = z.output<typeof acceptDisputeMessage>
