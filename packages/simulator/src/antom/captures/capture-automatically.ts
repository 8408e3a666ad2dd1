import type { MerchantAccount } from '../account/merchant-account.ts'
import type { Payment } from '../payments/payment.ts'
import { capturableOf } from '../payments/totals.ts'
import { startCapture } from './start-capture.ts'

/** Captures a whole authorization some seconds later, under the payment's own request id. */
export function captureAutomatically(account: MerchantAccount, payment: Payment): void {
  if (payment.method.steps === 'one' || payment.captureMode === 'MANUAL') return
  account.clock.after(account.rules.autoCaptureAfter, () => {
    const isKept = account.payments.byId(payment.paymentId) === payment
    const isWhole = capturableOf(payment) === payment.amount.minorUnits
    if (!isKept || !isWhole) return // forgotten, canceled, or captured by the merchant
    startCapture(account, {
      payment,
      captureRequestId: payment.paymentRequestId,
      amount: payment.amount,
      isLast: true,
    })
  })
}
