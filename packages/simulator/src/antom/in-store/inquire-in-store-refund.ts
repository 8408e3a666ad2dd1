import type { MerchantAccount } from '../account/merchant-account.ts'
import type { Answer } from '../gateway/answer.ts'
import type { Refund } from '../refunds/refund.ts'
import { result } from '../results/result.ts'
import { utcTime } from '../time/provider-time.ts'
import type { InStoreRefundLookupMessage } from './in-store-messages.ts'

/** The second version's words for what the first calls PROCESSING and FAIL. */
const WORDS: Readonly<Record<Refund['status'], string>> = {
  PROCESSING: 'PENDING',
  SUCCESS: 'SUCCESS',
  FAIL: 'FAILED',
  CANCELLED: 'FAILED',
}

/**
 * Reports a refund's status, by its id alone and without its amount.
 *
 * @see https://docs.antom.com/ac/ams/inquiryrefund
 */
export function inquireInStoreRefund(
  { payments }: MerchantAccount,
  { refundId }: InStoreRefundLookupMessage,
): Answer {
  const refund = payments.refundById(refundId)
  if (!refund) return { result: result('ORDER_NOT_EXIST') }
  const isSent = refund.status === 'SUCCESS'
  return {
    result: result('SUCCESS'),
    refundId: refund.refundId,
    refundRequestId: refund.refundRequestId,
    refundStatus: WORDS[refund.status],
    refundTime: isSent ? utcTime(refund.finishedAt) : undefined,
    paymentId: refund.paymentId,
  }
}
