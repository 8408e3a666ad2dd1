import type { MerchantAccount } from '../account/merchant-account.ts'
import { tellCapture } from '../notifications/tell-capture.ts'
import { type Result, result } from '../results/result.ts'
import type { Capture } from './capture.ts'

/** The money of a capture is taken. */
export function completeCapture(account: MerchantAccount, made: Capture): void {
  if (made.status !== 'PROCESSING') return
  made.status = 'SUCCESS'
  account.balance.add(made.amount)
  end(account, { made, result: result('SUCCESS'), kind: 'captured' })
}

/** A capture is refused; the authorization can be captured again. */
export function failCapture(
  account: MerchantAccount,
  { made, reason = result('PROCESS_FAIL') }: { made: Capture; reason?: Result },
): void {
  if (made.status !== 'PROCESSING') return
  made.status = 'FAIL'
  const payment = account.payments.byId(made.paymentId)
  if (payment) payment.isFullyCaptured = false
  end(account, { made, result: reason, kind: 'capture_failed' })
}

function end(
  account: MerchantAccount,
  ended: { made: Capture; result: Result; kind: 'captured' | 'capture_failed' },
): void {
  const { made, kind } = ended
  made.callOff?.()
  made.result = ended.result
  made.finishedAt = account.clock.now()
  account.ledger.write({
    at: made.finishedAt,
    paymentId: made.paymentId,
    reference: made.captureRequestId,
    objectId: made.captureId,
    kind,
    amount: made.amount,
  })
  tellCapture(account, made)
}
