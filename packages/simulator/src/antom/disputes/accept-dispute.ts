import type { MerchantAccount } from '../account/merchant-account.ts'
import type { Answer } from '../gateway/answer.ts'
import type { AcceptDisputeMessage } from '../messages/dispute-messages.ts'
import { tellDispute } from '../notifications/tell-dispute.ts'
import { result } from '../results/result.ts'
import { providerTime } from '../time/provider-time.ts'
import { close, takeBack } from './dispute-payment.ts'
import { disputeRefusal } from './dispute-refusal.ts'

/**
 * The merchant accepts the dispute: the money is returned to the payer.
 *
 * @see https://docs.antom.com/ac/ams/accept
 */
export function acceptDispute(
  account: MerchantAccount,
  { disputeId }: AcceptDisputeMessage,
): Answer {
  const dispute = account.disputes.get(disputeId)
  if (!dispute) return { result: result('ORDER_NOT_EXIST') }
  const refusal = disputeRefusal(account, dispute)
  if (refusal) return { result: result(refusal) }
  close(dispute)
  takeBack(account, dispute)
  const now = providerTime(account.clock.now())
  const more = { disputeAcceptReason: 'MERCHANT_ACCEPTED', disputeAcceptTime: now }
  tellDispute(account, { dispute, event: 'DISPUTE_ACCEPTED', more })
  return { result: result('SUCCESS'), disputeId, disputeResolutionTime: now }
}
