import type { Payment } from './payment.ts'
import { isReported, type Reported } from './reported.ts'

/**
 * How much may still be captured by arithmetic, in minor units: authorized minus captured and pending.
 *
 * Zero unless the status is `authorized`, never below zero; not reported where one of the three is not, or
 * where there may be captures that could not be read. Whether the authorization is still valid is the
 * for the provider to say; see `payment.times.captureBefore`.
 *
 * @param reserved Minor units of your own captures that are not in `payment.captures` yet.
 */
export function capturableOf(payment: Payment, reserved = 0): Reported<number> {
  const { status, amounts, incompleteAmounts = [] } = payment
  if (status !== 'authorized') return 0
  if (CAPTURES.some((amount) => incompleteAmounts.includes(amount))) return 'not_reported'
  const { authorized, captured, capturePending } = amounts
  if (!isReported(authorized) || !isReported(captured) || !isReported(capturePending))
    return 'not_reported'
  return Math.max(0, authorized - captured - capturePending - reserved)
}

const CAPTURES = ['captured', 'capturePending'] as const
