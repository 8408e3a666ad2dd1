import { z } from 'zod'
import { text } from './fields.ts'

const disputeId = text(64)

/** The request of `acceptDispute`. */
export const acceptDisputeMessage = z.object({ disputeId })

export type AcceptDisputeMessage = z.output<typeof acceptDisputeMessage>

/** The request of `supplyDefenseDocument`. */
export const supplyDefenseMessage = z.object({
  disputeId,
  disputeEvidence: z.base64().min(1).max(1_000_000),
})

export type SupplyDefenseMessage = z.output<typeof supplyDefenseMessage>

/** The request of `downloadDisputeEvidence`. */
export const downloadEvidenceMessage = z.object({
  disputeId,
  disputeEvidenceType: z.enum(['DISPUTE_EVIDENCE_TEMPLATE', 'DISPUTE_EVIDENCE_FILE']),
})

export type DownloadEvidenceMessage = z.output<typeof downloadEvidenceMessage>
