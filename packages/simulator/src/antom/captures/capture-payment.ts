import type { MerchantAccount } from '../account/merchant-account.ts'
import { referenceNumber } from '../acquirer/acquirer-fields.ts'
import type { Answer } from '../gateway/answer.ts'
import type { CaptureMessage } from '../messages/capture-message.ts'
import { isSameAmount, toWire } from '../money/amount.ts'
import { AUTHORIZATION_LASTS } from '../payments/expire-authorization.ts'
import type { Payment } from '../payments/payment.ts'
import { capturableOf } from '../payments/totals.ts'
import { result } from '../results/result.ts'
import type { AntomResultCode } from '../results/result-codes.ts'
import { optionalTime } from '../time/provider-time.ts'
import type { Capture } from './capture.ts'
import { startCapture } from './start-capture.ts'

/**
 * Takes money from an authorization.
 *
 * @see https://docs.antom.com/ac/ams/capture
 */
export function capturePayment(account: MerchantAccount, message: CaptureMessage): Answer {
  const { captureRequestId, captureAmount, paymentId, isLastCapture } = message
  const earlier = account.payments.captureByRequestId(captureRequestId)
  if (earlier) return repeated(earlier, message)
  const payment = account.payments.byId(paymentId)
  if (!payment) return { result: result('ORDER_NOT_EXIST') }
  const refusal = refusalOf(account, { payment, message })
  if (refusal) return { result: result(refusal) }
  const made = startCapture(account, {
    payment,
    captureRequestId,
    amount: captureAmount,
    isLast: isLastCapture,
  })
  return captureAnswer(made)
}

function refusalOf(
  account: MerchantAccount,
  { payment, message }: { payment: Payment; message: CaptureMessage },
): AntomResultCode | undefined {
  const { captureAmount } = message
  if (payment.status === 'CANCELLED') return 'AUTH_CANCELLED'
  if (payment.status !== 'SUCCESS') return 'ORDER_STATUS_INVALID'
  if (payment.method.steps === 'one') return 'PAYMENT_METHOD_NOT_SUPPORTED'
  if (hasExpired(account, payment)) return 'AUTH_EXPIRED'
  if (payment.amount.currency !== captureAmount.currency) return 'CURRENCY_NOT_SUPPORT'
  if (captureAmount.minorUnits > capturableOf(payment)) return 'CAPTURE_AMOUNT_EXCEED_AUTH_LIMIT'
  return undefined
}

function hasExpired({ clock }: MerchantAccount, { paidAt }: Payment): boolean {
  return paidAt !== undefined && clock.now() >= paidAt + AUTHORIZATION_LASTS
}

function repeated(earlier: Capture, { captureAmount, paymentId }: CaptureMessage): Answer {
  const isSame = isSameAmount(earlier.amount, captureAmount) && earlier.paymentId === paymentId
  return isSame ? captureAnswer(earlier) : { result: result('REPEAT_REQ_INCONSISTENT') }
}

function captureAnswer(made: Capture): Answer {
  if (made.status === 'FAIL') return { result: made.result }
  const isDone = made.status === 'SUCCESS'
  return {
    result: isDone ? made.result : result('CAPTURE_IN_PROCESS'),
    captureRequestId: made.captureRequestId,
    captureId: made.captureId,
    paymentId: made.paymentId,
    captureAmount: toWire(made.amount),
    captureTime: optionalTime(made.finishedAt),
    acquirerReferenceNo: isDone ? referenceNumber(made.captureId) : undefined,
  }
}
