import type { MerchantAccount } from '../account/merchant-account.ts'
import type { Answer } from '../gateway/answer.ts'
import type { RefundMessage } from '../messages/refund-message.ts'
import { isSameAmount, toWire } from '../money/amount.ts'
import { result } from '../results/result.ts'
import { optionalTime } from '../time/provider-time.ts'
import type { Refund } from './refund.ts'
import { refundRefusal } from './refund-refusal.ts'
import { sentFields } from './sent-fields.ts'
import { startRefund } from './start-refund.ts'

/**
 * Sends money back to a payer.
 *
 * @see https://docs.antom.com/ac/ams/refund_online
 */
export function refundPayment(account: MerchantAccount, message: RefundAsked): Answer {
  const { refundRequestId, paymentId, refundAmount } = message
  const earlier = account.payments.refundByRequestId(refundRequestId)
  if (earlier) return repeated(account, { earlier, message })
  const refused = account.payments.refusal(refundRequestId)
  if (refused) return { result: refused.value === refusalKey(message) ? refused.result : DIFFERS }
  const payment = account.payments.byId(paymentId)
  if (!payment) return { result: result('ORDER_NOT_EXIST') }
  const { captureId } = message
  const isKnown = captureId === undefined || payment.captures.some((c) => c.captureId === captureId)
  if (!isKnown) return { result: result('PARAM_ILLEGAL') }
  const refusal = refundRefusal(account, { payment, amount: refundAmount })
  if (!refusal) return refundAnswer(account, startRefund(account, { ...message, payment }))
  if (refusal.isFinal) {
    const value = refusalKey(message)
    account.payments.addRefusal(refundRequestId, { paymentId, value, result: refusal.result })
  }
  return { result: refusal.result }
}

type RefundAsked = Pick<RefundMessage, 'refundRequestId' | 'paymentId' | 'refundAmount'> &
  Partial<RefundMessage>

const DIFFERS = result('REPEAT_REQ_INCONSISTENT')

function refusalKey({ paymentId, refundAmount }: RefundAsked): string {
  return `${paymentId} ${refundAmount.minorUnits} ${refundAmount.currency}`
}

function repeated(
  account: MerchantAccount,
  { earlier, message: { refundAmount, paymentId } }: { earlier: Refund; message: RefundAsked },
): Answer {
  const isSame = isSameAmount(earlier.amount, refundAmount) && earlier.paymentId === paymentId
  return isSame ? refundAnswer(account, earlier) : { result: DIFFERS }
}

function refundAnswer(account: MerchantAccount, refund: Refund): Answer {
  if (refund.status === 'FAIL') return { result: refund.result }
  return {
    result: refund.result,
    refundRequestId: refund.refundRequestId,
    refundId: refund.refundId,
    paymentId: refund.paymentId,
    refundAmount: toWire(refund.amount),
    refundTime: optionalTime(refund.finishedAt),
    ...sentFields(account, refund),
  }
}
