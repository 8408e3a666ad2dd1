import type { Preparation, RefundPayment } from '@paystate/core'
import { checkRefundPayment } from '@paystate/core/adapter'
import type { Settings } from '../configuration/settings.ts'
import { toAntom as toAmount } from '../money/amount.ts'
import { prepareMoney } from '../operations/prepare-money.ts'

/** Checks a refund and makes its bytes. */
export function prepareRefund(
  input: RefundPayment,
  settings: Settings,
): Preparation<'refund_payment'> {
  const checked = checkRefundPayment(input)
  const toAntom = (refund: RefundPayment) => toRefund(refund, settings)
  return prepareMoney({ kind: 'refund_payment', call: 'refund', input, checked, toAntom }, settings)
}

/** Longer addresses than this cannot tell of refunds. */
const LONGEST_NOTIFY_URL = 1024

/** @see https://docs.antom.com/ac/ams/refund_online */
function toRefund({ reference, payment, amount, reason }: RefundPayment, settings: Settings) {
  const { webhookUrl } = settings
  const isFit = webhookUrl !== undefined && webhookUrl.length <= LONGEST_NOTIFY_URL
  return {
    refundRequestId: reference,
    paymentId: payment.id,
    refundAmount: toAmount(amount),
    ...(reason !== undefined && { refundReason: reason }),
    ...(isFit && { refundNotifyUrl: webhookUrl }),
  }
}
