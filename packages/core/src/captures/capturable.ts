import type { Payment } from '../payments/payment.ts'
import { isTold, type Told } from '../payments/told.ts'

/**
 * How much may still be captured by arithmetic, in minor units: authorized less captured and pending.
 *
 * Zero unless the status is `authorized`, never below zero; not told where one of the three is not told.
 * Whether the authorization still lives is the provider's to say; see `payment.times.captureBefore`.
 *
 * @param reserved Minor units of your own captures that are not in `payment.captures` yet.
 */
export function capturableOf({ status, facts }: Payment, reserved = 0): Told<number> {
  if (status !== 'authorized') return 0
  const { authorized, captured, capturePending } = facts
  if (!isTold(authorized) || !isTold(captured) || !isTold(capturePending)) return 'not_told'
  return Math.max(0, authorized - captured - capturePending - reserved)
}
