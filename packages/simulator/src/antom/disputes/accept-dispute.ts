import type { MerchantAccount } from '../account/merchant-account.ts'
import type { Answer } from '../gateway/answer.ts'
import type { AcceptDisputeMessage } from '../messages/accept-dispute-message.ts'
import { tellDispute } from '../notifications/tell-dispute.ts'
import { result } from '../results/result.ts'
import { providerTime } from '../time/provider-time.ts'
import { takeBack } from './dispute-payment.ts'

/** The merchant gives in: the payer has the money back. */
export function acceptDispute(
  account: MerchantAccount,
  { disputeId }: AcceptDisputeMessage,
): Answer {
  const dispute = account.disputes.get(disputeId)
  if (!dispute) return { result: result('ORDER_NOT_EXIST') }
  if (!dispute.isOpen) return { result: result('ORDER_STATUS_INVALID') }
  dispute.isOpen = false
  takeBack(account, dispute)
  const now = providerTime(account.clock.now())
  const more = { disputeAcceptReason: 'MERCHANT_ACCEPTED', disputeAcceptTime: now }
  tellDispute(account, { dispute, event: 'DISPUTE_ACCEPTED', more })
  return { result: result('SUCCESS'), disputeId, disputeResolutionTime: now }
}
