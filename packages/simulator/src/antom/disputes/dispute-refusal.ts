import type { MerchantAccount } from '../account/merchant-account.ts'
import type { AntomResultCode } from '../results/result-codes.ts'
import type { Dispute } from './dispute.ts'

/** Why a merchant can neither accept nor defend: it has done so, it is decided, or it is too late. */
export function disputeRefusal(
  { clock }: MerchantAccount,
  { isOpen, evidence, defenseDueAt }: Dispute,
): AntomResultCode | undefined {
  if (!isOpen || evidence !== undefined) return 'REPEAT_REQUEST'
  return clock.now() >= defenseDueAt ? 'TIME_EXCEEDS_LIMIT' : undefined
}
