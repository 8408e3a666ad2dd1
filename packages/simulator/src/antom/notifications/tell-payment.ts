import type { MerchantAccount } from '../account/merchant-account.ts'
import type { Payment } from '../payments/payment.ts'
import { identityFields, paidFields } from '../payments/payment-fields.ts'
import type { Result } from '../results/result.ts'

/**
 * Tells the merchant how a payment went.
 *
 * A payment that waits for its payer's bank is told as PAYMENT_PENDING, with a result of S.
 */
export function tellPayment(
  { notifier, rules }: MerchantAccount,
  told: { payment: Payment; result: Result; isPending?: boolean; updateRequestId?: string },
): void {
  const { payment, result, isPending = false, updateRequestId } = told
  const ended = updateRequestId === undefined ? 'PAYMENT_RESULT' : 'UPDATE_AMOUNT_RESULT'
  const event = isPending ? 'PAYMENT_PENDING' : ended
  notifier.tell({
    paymentId: payment.paymentId,
    url: payment.notifyUrl ?? rules.notifyUrl,
    event,
    fields: {
      notifyType: event,
      result,
      ...identityFields(payment),
      ...paidFields(payment),
      metadata: payment.metadata,
      updateRequestId,
    },
  })
}
