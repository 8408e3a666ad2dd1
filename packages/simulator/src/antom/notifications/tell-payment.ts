import type { MerchantAccount } from '../account/merchant-account.ts'
import type { Payment } from '../payments/payment.ts'
import { identityFields, paidFields } from '../payments/payment-fields.ts'
import { promotionsOf, settledFields } from '../payments/settled-fields.ts'
import type { Result } from '../results/result.ts'

/**
 * Notifies the merchant of the result of a payment.
 *
 * A payment that waits for its payer's bank is reported as PAYMENT_PENDING, with a result of S.
 */
export function tellPayment(
  account: MerchantAccount,
  told: { payment: Payment; result: Result; isPending?: boolean; updateRequestId?: string },
): void {
  const { payment, result, isPending = false, updateRequestId } = told
  const ended = updateRequestId === undefined ? 'PAYMENT_RESULT' : 'UPDATE_AMOUNT_RESULT'
  const event = isPending ? 'PAYMENT_PENDING' : ended
  const { notifier, rules } = account
  notifier.tell({
    paymentId: payment.paymentId,
    url: payment.notifyUrl ?? rules.notifyUrl,
    event,
    fields: {
      notifyType: event,
      result,
      ...identityFields(payment),
      ...paidFields(payment),
      ...settledFields(account, payment),
      promotionResult: promotionsOf(payment),
      metadata: payment.metadata,
      updateRequestId,
    },
  })
}
