import type { Refund } from '@paystate/core'
import { readFailure } from '../result-codes/read-failure.ts'
import type { RefundReply } from '../wire/refund.ts'
import { readRefundStatus } from './refund-status.ts'

/** Reads a refund. The second version leaves its amount out: not reported. */
export function readRefund(reply: RefundReply, codes: readonly string[] = []): Refund {
  const { refundId: id, refundRequestId: reference, refundAmount, refundTime } = reply
  const word = reply.refundStatus ?? ''
  const { status, ...reading } = readRefundStatus(word, undefined)
  const [code = word] = codes
  return {
    ...(id !== undefined && { id }),
    ...(reference !== undefined && { reference }),
    status,
    amount: refundAmount ? refundAmount.minorUnits : 'not_reported',
    ...(refundAmount && { currency: refundAmount.currency }),
    providerStatus: { value: word, codes, ...reading },
    ...(status === 'failed' && { failure: readFailure('transaction result', code) }),
    ...(status === 'succeeded' && refundTime !== undefined && { succeededAt: refundTime }),
  }
}
