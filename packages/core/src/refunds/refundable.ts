import type { Payment } from '../payments/payment.ts'
import { isTold, type Told } from '../payments/told.ts'

/**
 * How much may still be refunded, in minor units of the payment's currency.
 *
 * The lower of what the provider says remains and of what is captured and has not gone back, less your
 * own refunds that the last read could not see yet. Never below zero; not told where captured, refunded or
 * refundPending is not told and the provider names no remainder. Only for money that a cancel or a dispute
 * took back, silence counts as none: some providers never tell.
 *
 * @param reserved Minor units of your own refunds that are not in `payment.refunds` yet.
 */
export function refundableOf(payment: Payment, reserved = 0): Told<number> {
  const remaining = payment.allowed.refundRemaining
  const computed = ownRefundable(payment)
  if (!isTold(remaining) && !isTold(computed)) return 'not_told'
  const limits = [remaining, computed].filter((limit) => isTold(limit))
  return Math.max(0, Math.min(...limits) - reserved)
}

function ownRefundable({ facts }: Payment): Told<number> {
  const { captured, refunded, refundPending, reversed, chargedBack } = facts
  if (!isTold(captured)) return 'not_told'
  if (captured === 0) return 0
  if (!isTold(refunded) || !isTold(refundPending)) return 'not_told'
  const gone = refunded + refundPending
  const taken = (isTold(reversed) ? reversed : 0) + (isTold(chargedBack) ? chargedBack : 0)
  return captured - gone - taken
}
