import type { MerchantAccount } from '../account/merchant-account.ts'
import { release } from '../payments/expire-authorization.ts'
import type { Payment } from '../payments/payment.ts'
import { capturableOf, capturedOf, refundedOf } from '../payments/totals.ts'
import { startRefund } from '../refunds/start-refund.ts'

/** Of several payments of one session Antom keeps the last, and gives the earlier ones back itself. */
export function supersedeEarlier(account: MerchantAccount, kept: Payment): void {
  if (kept.sessionId === undefined) return
  for (const payment of account.payments.byRequestId(kept.paymentRequestId)) {
    if (payment !== kept && payment.status === 'SUCCESS') giveBack(account, payment)
  }
}

function giveBack(account: MerchantAccount, payment: Payment): void {
  const minorUnits = capturableOf(payment)
  const held = capturedOf(payment) - refundedOf(payment)
  if (minorUnits > 0) release(account, { payment, minorUnits })
  payment.isFullyCaptured = true
  if (capturedOf(payment) === 0) payment.status = 'CANCELLED'
  if (held <= 0) return
  const { currency } = payment.amount
  startRefund(account, {
    payment,
    refundRequestId: `SUPERSEDED_${payment.paymentId}`,
    refundAmount: { currency, minorUnits: held },
  })
}
