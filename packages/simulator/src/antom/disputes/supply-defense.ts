import type { MerchantAccount } from '../account/merchant-account.ts'
import type { Answer } from '../gateway/answer.ts'
import type { SupplyDefenseMessage } from '../messages/dispute-messages.ts'
import { tellDispute } from '../notifications/tell-dispute.ts'
import { result } from '../results/result.ts'
import { providerTime } from '../time/provider-time.ts'
import { disputeRefusal } from './dispute-refusal.ts'

/**
 * The merchant defends itself, once; the payer's bank has still to judge.
 *
 * @see https://docs.antom.com/ac/ams/supply_evidence
 */
export function supplyDefense(
  account: MerchantAccount,
  { disputeId, disputeEvidence }: SupplyDefenseMessage,
): Answer {
  const dispute = account.disputes.get(disputeId)
  if (!dispute) return { result: result('ORDER_NOT_EXIST') }
  const refusal = disputeRefusal(account, dispute)
  if (refusal) return { result: result(refusal) }
  dispute.evidence = disputeEvidence
  dispute.callOff?.()
  tellDispute(account, { dispute, event: 'DEFENSE_SUPPLIED' })
  const disputeResolutionTime = providerTime(account.clock.now())
  return { result: result('SUCCESS'), disputeId, disputeResolutionTime }
}
