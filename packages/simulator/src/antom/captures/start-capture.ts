import type { MerchantAccount } from '../account/merchant-account.ts'
import type { Amount } from '../money/amount.ts'
import type { Payment } from '../payments/payment.ts'
import { result } from '../results/result.ts'
import type { Capture } from './capture.ts'
import { completeCapture } from './complete-capture.ts'

export interface CaptureOrder {
  readonly payment: Payment
  readonly captureRequestId: string
  readonly amount: Amount
  readonly isLast: boolean
}

/** Begins a capture that is allowed; it ends at once unless the account or a hold says later. */
export function startCapture(account: MerchantAccount, order: CaptureOrder): Capture {
  const { payment, captureRequestId, amount, isLast } = order
  const made: Capture = {
    captureId: account.ids.capture(account.clock.now()),
    captureRequestId,
    paymentId: payment.paymentId,
    amount,
    status: 'PROCESSING',
    result: result('PAYMENT_IN_PROCESS'),
  }
  payment.captures.push(made)
  account.payments.addCapture(made)
  if (isLast) payment.isFullyCaptured = true
  const endsLater = account.holds.take('capture') || account.rules.capturesLater === true
  if (!endsLater) completeCapture(account, made)
  else {
    const complete = () => completeCapture(account, made)
    made.callOff = account.clock.after(account.rules.captureTakes, complete)
  }
  return made
}
