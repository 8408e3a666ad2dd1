import type { MerchantAccount } from '../account/merchant-account.ts'
import type { Answer } from '../gateway/answer.ts'
import { type Result, result } from '../results/result.ts'
import { actionFields } from './action-fields.ts'
import type { Payment } from './payment.ts'
import { identityFields, paidFields } from './payment-fields.ts'
import { promotionsOf, settledFields } from './settled-fields.ts'

/**
 * What `pay` says of a payment, the first time and every time after.
 *
 * A payment that sends its payer elsewhere never answers S: while it is open it tells where to go,
 * when it is paid it tells nothing but that it is known.
 */
export function answerPayment(account: MerchantAccount, payment: Payment): Answer {
  const { status, outcome, isAnsweredAtOnce, isHeld } = payment
  if (status === 'CANCELLED') return { result: result('ORDER_IS_CANCELED') }
  if (outcome && isAnsweredAtOnce) return answerAtOnce(account, { payment, outcome })
  if (status === 'FAIL') return { result: result('ORDER_IS_CLOSED') }
  return {
    result: result('PAYMENT_IN_PROCESS'),
    ...identityFields(payment),
    ...(status === 'PROCESSING' && !isHeld && actionFields(account, payment)),
  }
}

function answerAtOnce(
  account: MerchantAccount,
  { payment, outcome }: { payment: Payment; outcome: Result },
): Answer {
  if (payment.status === 'FAIL') return { result: outcome }
  return {
    result: outcome,
    ...identityFields(payment),
    ...paidFields(payment),
    ...settledFields(account, payment),
    promotionResult: promotionsOf(payment),
  }
}
