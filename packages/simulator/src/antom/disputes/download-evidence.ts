import type { MerchantAccount } from '../account/merchant-account.ts'
import type { Answer } from '../gateway/answer.ts'
import type { DownloadEvidenceMessage } from '../messages/dispute-messages.ts'
import { result } from '../results/result.ts'

/**
 * Gives a form to fill in, or what was uploaded.
 *
 * @see https://docs.antom.com/ac/ams/download
 */
export function downloadEvidence(
  { disputes }: MerchantAccount,
  { disputeId, disputeEvidenceType }: DownloadEvidenceMessage,
): Answer {
  const dispute = disputes.get(disputeId)
  if (!dispute) return { result: result('ORDER_NOT_EXIST') }
  if (disputeEvidenceType === 'DISPUTE_EVIDENCE_TEMPLATE') {
    const form = `Defense of dispute ${disputeId}, payment ${dispute.paymentId}`
    const disputeEvidence = Buffer.from(form).toString('base64')
    return { result: result('SUCCESS'), disputeEvidence, disputeEvidenceFormat: 'WORD' }
  }
  const { evidence: disputeEvidence } = dispute
  if (disputeEvidence === undefined) {
    return { result: result('PARAM_ILLEGAL', 'nothing was uploaded for this dispute') }
  }
  return { result: result('SUCCESS'), disputeEvidence, disputeEvidenceFormat: 'PDF' }
}
