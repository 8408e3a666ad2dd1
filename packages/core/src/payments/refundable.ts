import type { Payment } from './payment.ts'
import { isReported, type Reported } from './reported.ts'

/**
 * How much may still be refunded, in minor units of the payment's currency.
 *
 * The lower of what the provider says remains and of what is captured and has not gone back, less your
 * own refunds that the last read could not see yet. Never below zero; not reported where captured, refunded or
 * refundPending is not reported and the provider names no remainder. Only for money that a cancel or a dispute
 * took back, silence counts as none: some providers never tell.
 *
 * @param reserved Minor units of your own refunds that are not in `payment.refunds` yet.
 */
export function refundableOf(payment: Payment, reserved = 0): Reported<number> {
  const remaining = payment.allowed.refundRemaining
  const computed = ownRefundable(payment)
  if (!isReported(remaining) && !isReported(computed)) return 'not_reported'
  const limits = [remaining, computed].filter((limit) => isReported(limit))
  return Math.max(0, Math.min(...limits) - reserved)
}

function ownRefundable({ amounts }: Payment): Reported<number> {
  const { captured, refunded, refundPending, reversed, chargedBack } = amounts
  if (!isReported(captured)) return 'not_reported'
  if (captured === 0) return 0
  if (!isReported(refunded) || !isReported(refundPending)) return 'not_reported'
  const gone = refunded + refundPending
  const taken = (isReported(reversed) ? reversed : 0) + (isReported(chargedBack) ? chargedBack : 0)
  return captured - gone - taken
}
