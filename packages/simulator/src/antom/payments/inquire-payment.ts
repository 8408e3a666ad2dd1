import type { MerchantAccount } from '../account/merchant-account.ts'
import type { Answer } from '../gateway/answer.ts'
import type { PaymentLookupMessage } from '../messages/payment-lookup-message.ts'
import { type Result, result } from '../results/result.ts'
import { redirectForm } from './action-fields.ts'
import { findPayment } from './find-payment.ts'
import type { Payment } from './payment.ts'
import { identityFields, paidFields } from './payment-fields.ts'
import { orchestratedFields, promotionsOf, settledFields } from './settled-fields.ts'
import { transactionFields } from './transaction-fields.ts'

/**
 * Reports a payment's status. The result is about the inquiry, `paymentStatus` about the money.
 *
 * @see https://docs.antom.com/ac/ams/paymentri_online
 */
export function inquirePayment(account: MerchantAccount, message: PaymentLookupMessage): Answer {
  const payment = findPayment(account, message)
  if (!payment) return { result: result('ORDER_NOT_EXIST') }
  return {
    result: result('SUCCESS'),
    paymentStatus: payment.status,
    ...outcomeFields(payment),
    ...identityFields(payment),
    ...paidFields(payment),
    ...(payment.status === 'PROCESSING' &&
      !payment.isHeld && {
        redirectActionForm: redirectForm(account.pageUrl('checkout', payment.paymentId)),
      }),
    ...settledFields(account, payment),
    ...orchestratedFields(account, payment),
    promotionResults: promotionsOf(payment),
    merchantAccountId: payment.merchantAccountId,
    metadata: payment.metadata,
    ...transactionFields(account, payment),
  }
}

/** A pending payment has no result of its own, and a canceled one has that of its cancellation. */
function outcomeFields(payment: Payment) {
  const outcome = outcomeOf(payment)
  return outcome
    ? { paymentResultCode: outcome.resultCode, paymentResultMessage: outcome.resultMessage }
    : {}
}

function outcomeOf({ status, outcome }: Payment): Result | undefined {
  switch (status) {
    case 'PROCESSING':
      return result('PAYMENT_IN_PROCESS')
    case 'PENDING':
      return undefined
    case 'CANCELLED':
    case 'SUCCESS':
      return result('SUCCESS')
    case 'FAIL':
      return outcome
  }
}
