import type { MerchantAccount } from '../account/merchant-account.ts'
import type { Answer } from '../gateway/answer.ts'
import type { SecondRefundInquiryMessage } from '../messages/refund-inquiry-message.ts'
import { result } from '../results/result.ts'
import type { Refund } from './refund.ts'

/** The second version's words for what the first calls PROCESSING and FAIL. */
const WORDS: Readonly<Record<Refund['status'], string>> = {
  PROCESSING: 'PENDING',
  SUCCESS: 'SUCCESS',
  FAIL: 'FAILED',
  CANCELLED: 'FAILED',
}

/**
 * Tells how a refund stands, by its id alone; no amount is told.
 *
 * @see https://docs.antom.com/ac/ams/inquiryrefund
 */
export function inquireRefundSecondVersion(
  { payments }: MerchantAccount,
  { refundId }: SecondRefundInquiryMessage,
): Answer {
  const refund = payments.refundById(refundId)
  if (!refund) return { result: result('ORDER_NOT_EXIST') }
  const isSent = refund.status === 'SUCCESS' && refund.finishedAt !== undefined
  return {
    result: result('SUCCESS'),
    refundId: refund.refundId,
    refundRequestId: refund.refundRequestId,
    refundStatus: WORDS[refund.status],
    refundTime: isSent ? utcTime(refund.finishedAt) : undefined,
    paymentId: refund.paymentId,
  }
}

/** This page's samples are in UTC, with a Z. */
function utcTime(at: number | undefined): string | undefined {
  return at === undefined ? undefined : `${new Date(at).toISOString().slice(0, 19)}Z`
}
