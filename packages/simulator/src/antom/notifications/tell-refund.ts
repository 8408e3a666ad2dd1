import type { MerchantAccount } from '../account/merchant-account.ts'
import { toWire } from '../money/amount.ts'
import type { Refund } from '../refunds/refund.ts'
import { arnFields, sentFields } from '../refunds/sent-fields.ts'
import { optionalTime } from '../time/provider-time.ts'

/** Notifies the merchant of the result of a refund; the message does not name the payment. */
export function tellRefund(account: MerchantAccount, refund: Refund): void {
  const { notifier, rules } = account
  const { grossSettlementAmount, settlementQuote } = sentFields(account, refund)
  notifier.tell({
    paymentId: refund.paymentId,
    url: refund.notifyUrl ?? rules.notifyUrl,
    event: 'REFUND_RESULT',
    fields: {
      notifyType: 'REFUND_RESULT',
      result: refund.result,
      refundStatus: refund.status,
      refundRequestId: refund.refundRequestId,
      refundId: refund.refundId,
      refundAmount: toWire(refund.amount),
      refundTime: refund.status === 'SUCCESS' ? optionalTime(refund.finishedAt) : undefined,
      grossSettlementAmount,
      settlementQuote,
      arn: arnFields(account, refund).arn,
      metadata: refund.metadata,
    },
  })
}
