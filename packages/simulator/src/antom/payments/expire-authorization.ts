import type { MerchantAccount } from '../account/merchant-account.ts'
import { DAY } from '../time/duration.ts'
import type { Payment } from './payment.ts'
import { capturableOf, capturedOf, capturingOf } from './totals.ts'

/** How long an authorization can be captured. */
export const AUTHORIZATION_LASTS = 7 * DAY

/** Lets an authorization lapse after seven days: what was not captured goes back to the payer. */
export function expireAuthorization(account: MerchantAccount, payment: Payment): void {
  payment.callOff = account.clock.after(AUTHORIZATION_LASTS, () => {
    const minorUnits = capturableOf(payment)
    if (minorUnits === 0) return
    release(account, { payment, minorUnits })
    if (capturedOf(payment) + capturingOf(payment) === 0) payment.status = 'CANCELLED'
    payment.isFullyCaptured = true
  })
}

/** Gives an authorization back without capturing it. */
export function release(
  account: MerchantAccount,
  { payment, minorUnits }: { payment: Payment; minorUnits: number },
): void {
  account.ledger.write({
    at: account.clock.now(),
    paymentId: payment.paymentId,
    kind: 'released',
    amount: { currency: payment.amount.currency, minorUnits },
  })
}
