import type { MerchantAccount } from '../account/merchant-account.ts'
import { acquirerFields } from '../acquirer/acquirer-fields.ts'
import type { Capture } from '../captures/capture.ts'
import { toWire } from '../money/amount.ts'
import { optionalTime } from '../time/provider-time.ts'

/** Notifies the merchant of the result of a capture, at the URL of the payment. */
export function tellCapture(account: MerchantAccount, made: Capture): void {
  const { notifier, payments, rules } = account
  const { captureId: id, captureRequestId: requestId } = made
  const payment = payments.byId(made.paymentId)
  notifier.tell({
    paymentId: made.paymentId,
    url: payment?.notifyUrl ?? rules.notifyUrl,
    event: 'CAPTURE_RESULT',
    fields: {
      notifyType: 'CAPTURE_RESULT',
      result: made.result,
      captureRequestId: made.captureRequestId,
      captureId: made.captureId,
      paymentId: made.paymentId,
      captureAmount: toWire(made.amount),
      ...acquirerFields(account, { id, requestId }),
      captureTime: made.status === 'SUCCESS' ? optionalTime(made.finishedAt) : undefined,
    },
  })
}
