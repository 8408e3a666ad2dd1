import type { MerchantAccount } from '../account/merchant-account.ts'
import type { Answer } from '../gateway/answer.ts'
import type { RefundInquiryMessage } from '../messages/refund-inquiry-message.ts'
import { toWire } from '../money/amount.ts'
import { result } from '../results/result.ts'
import { optionalTime } from '../time/provider-time.ts'
import { arnFields, sentFields } from './sent-fields.ts'

/**
 * Tells how a refund stands; when both ids are given, `refundId` decides.
 *
 * @see https://docs.antom.com/ac/ams/ir_online
 */
export function inquireRefund(
  account: MerchantAccount,
  { refundId, refundRequestId }: RefundInquiryMessage,
): Answer {
  const { payments } = account
  const refund =
    refundId === undefined
      ? payments.refundByRequestId(refundRequestId ?? '')
      : payments.refundById(refundId)
  if (!refund) return { result: result('REFUND_NOT_EXIST') }
  return {
    result: result('SUCCESS'),
    refundId: refund.refundId,
    refundRequestId: refund.refundRequestId,
    refundAmount: toWire(refund.amount),
    refundStatus: refund.status,
    refundTime: refund.status === 'SUCCESS' ? optionalTime(refund.finishedAt) : undefined,
    ...sentFields(account, refund),
    ...arnFields(account, refund),
    metadata: refund.metadata,
  }
}
