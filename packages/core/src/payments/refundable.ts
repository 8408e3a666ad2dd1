import type { PaymentAmounts } from './amounts.ts'
import type { Payment } from './payment.ts'
import { isReported, type Reported } from './reported.ts'

/**
 * How much may still be refunded, in minor units of the payment's currency.
 *
 * The lower of the provider's own remainder and of captured less returned money, minus your
 * own refunds that the last read could not see yet. Never below zero. Not reported where captured, refunded
 * or refundPending is not and the provider names no remainder, and where there may be chargebacks or
 * reversals that could not be read: a refund on top of a chargeback pays twice. Silence about them counts
 * as none: some providers never report them.
 *
 * @param reserved Minor units of your own refunds that are not in `payment.refunds` yet.
 */
export function refundableOf(payment: Payment, reserved = 0): Reported<number> {
  const remaining = payment.allowed.refundRemaining
  const computed = ownRefundable(payment)
  if (computed !== 0 && isIncomplete(payment, ['chargedBack', 'reversed'])) return 'not_reported'
  if (!isReported(remaining) && !isReported(computed)) return 'not_reported'
  const limits = [remaining, computed].filter((limit) => isReported(limit))
  return Math.max(0, Math.min(...limits) - reserved)
}

function ownRefundable(payment: Payment): Reported<number> {
  const { captured, refunded, refundPending, reversed, chargedBack } = payment.amounts
  if (!isReported(captured)) return 'not_reported'
  if (captured === 0) return 0
  if (isIncomplete(payment, ['captured', 'refunded', 'refundPending'])) return 'not_reported'
  if (!isReported(refunded) || !isReported(refundPending)) return 'not_reported'
  const gone = refunded + refundPending
  const taken = (isReported(reversed) ? reversed : 0) + (isReported(chargedBack) ? chargedBack : 0)
  return captured - gone - taken
}

function isIncomplete(
  { incompleteAmounts = [] }: Payment,
  amounts: readonly (keyof PaymentAmounts)[],
): boolean {
  return amounts.some((amount) => incompleteAmounts.includes(amount))
}
