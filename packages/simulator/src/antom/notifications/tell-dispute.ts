import type { MerchantAccount } from '../account/merchant-account.ts'
import type { Dispute } from '../disputes/dispute.ts'
import { toWire } from '../money/amount.ts'
import { providerTime } from '../time/provider-time.ts'

/** Tells the merchant of a dispute, at the URL of the dashboard; no request can name another. */
export function tellDispute(
  { notifier, payments, rules }: MerchantAccount,
  { dispute, event, more }: { dispute: Dispute; event: string; more?: object },
): void {
  notifier.tell({
    paymentId: dispute.paymentId,
    url: rules.disputeNotifyUrl,
    event,
    fields: {
      disputeNotificationType: event,
      disputeId: dispute.disputeId,
      disputeType: dispute.type,
      paymentId: dispute.paymentId,
      paymentRequestId: payments.byId(dispute.paymentId)?.paymentRequestId,
      disputeAmount: toWire(dispute.amount),
      disputeTime: providerTime(dispute.openedAt),
      defenseDueTime: providerTime(dispute.defenseDueAt),
      disputeReasonCode: 'C5',
      disputeReasonMsg: 'The goods did not arrive',
      disputeSource: 'ISSUER',
      defendable: true,
      ...more,
    },
  })
}
