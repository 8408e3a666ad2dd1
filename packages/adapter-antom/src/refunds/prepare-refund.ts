import { preparationOf } from '@paystate/adapter-kit'
import type { Preparation, RefundPayment } from '@paystate/core'
import { checkMoney } from '@paystate/core'
import { checkRefundPayment } from '@paystate/core/adapter'
import { ASSUMED_WINDOW } from '../configuration/capabilities.ts'
import { pathFor, type Settings } from '../configuration/settings.ts'
import { toAntom as toAmount } from '../money/amount.ts'
import { checkAmount } from '../money/check-amount.ts'
import { paymentRefFaults } from '../payments/check-payment-ref.ts'

/** Checks a refund and makes its bytes. Antom takes the payment's own id only. */
export function prepareRefund(
  input: RefundPayment,
  settings: Settings,
): Preparation<'refund_payment'> {
  const { account } = settings
  const checked = checkRefundPayment(input)
  const amount = checkMoney(input?.amount)
  return preparationOf({
    kind: 'refund_payment',
    account,
    reference: input?.reference,
    faults: [
      ...(checked.ok ? [] : checked.faults),
      ...paymentRefFaults(input?.payment, { account, needsId: true }),
      ...(amount.ok && checked.ok ? checkAmount(amount.money) : []),
    ],
    make: () =>
      checked.ok
        ? {
            request: {
              method: 'POST',
              path: pathFor('refund', settings),
              body: JSON.stringify(toAntom(checked.value, settings)),
            },
            replay: ASSUMED_WINDOW,
            target: checked.value.payment,
            amount: checked.value.amount,
          }
        : undefined,
  })
}

/** Longer addresses than this cannot tell of refunds. */
const LONGEST_NOTIFY_URL = 1024

/** @see https://docs.antom.com/ac/ams/refund_online */
function toAntom({ reference, payment, amount, reason }: RefundPayment, settings: Settings) {
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
