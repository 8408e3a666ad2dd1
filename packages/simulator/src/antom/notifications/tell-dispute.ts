import type { MerchantAccount } from '../account/merchant-account.ts'
import type { Dispute } from '../disputes/dispute.ts'
import { toWire } from '../money/amount.ts'
import { providerTime } from '../time/provider-time.ts'

/** The words of `disputeNotificationType`. */
export type DisputeEvent =
  | 'DISPUTE_CREATED'
  | 'DISPUTE_JUDGED'
  | 'DISPUTE_CANCELLED'
  | 'DISPUTE_ACCEPTED'
  | 'DEFENSE_SUPPLIED'
  | 'DEFENSE_DUE_ALERT'
  | 'RDR_RESOLVED'

/** Notifies the merchant of a dispute, at the URL set in the dashboard; no request can name another. */
export function tellDispute(
  { notifier, payments, rules }: MerchantAccount,
  { dispute, event, more }: { dispute: Dispute; event: DisputeEvent; more?: object },
): void {
  const payment = payments.byId(dispute.paymentId)
  notifier.tell({
    paymentId: dispute.paymentId,
    url: rules.disputeNotifyUrl,
    event,
    fields: {
      disputeNotificationType: event,
      disputeId: dispute.disputeId,
      disputeType: dispute.type,
      paymentId: dispute.paymentId,
      paymentRequestId: payment?.paymentRequestId,
      captureId: payment?.captures.findLast(({ status }) => status === 'SUCCESS')?.captureId,
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
