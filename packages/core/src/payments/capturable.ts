import type { Payment } from './payment.ts'
import { isReported, type Reported } from './reported.ts'

/**
 * How much may still be captured by arithmetic, in minor units: authorized less captured and pending.
 *
 * Zero unless the status is `authorized`, never below zero; not reported where one of the three is not reported.
 * Whether the authorization still lives is the provider's to say; see `payment.times.captureBefore`.
 *
 * @param reserved Minor units of your own captures that are not in `payment.captures` yet.
 */
export function capturableOf({ status, amounts }: Payment, reserved = 0): Reported<number> {
  if (status !== 'authorized') return 0
  const { authorized, captured, capturePending } = amounts
  if (!isReported(authorized) || !isReported(captured) || !isReported(capturePending))
    return 'not_reported'
  return Math.max(0, authorized - captured - capturePending - reserved)
}
