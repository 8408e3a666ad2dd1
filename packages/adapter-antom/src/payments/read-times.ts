import { epochOf, type Instant, type PaymentTimes } from '@paystate/core'
import type { PaymentReply } from '../wire/payment.ts'
import type { TakenBy } from './taken-by.ts'

/** A margin for the provider's own machines. */
const GRACE_MS = 60_000

/**
 * Whether a time that the provider stated is over, for a response made at this moment: both are times
 * of its own clock. Ours may be wrong and decides nothing. A response without a readable time ends nothing.
 */
export function isWellPast(time: Instant | undefined, at: Instant | undefined): boolean {
  return time !== undefined && at !== undefined && epochOf(at) >= epochOf(time) + GRACE_MS
}

/** The provider's times. `paymentTime` is the authorization's unless success itself captures the money. */
export function readTimes(reply: PaymentReply, by: TakenBy): PaymentTimes {
  const { paymentTime, captureBefore, paymentCreateTime, created } = reply
  const expiresAt = reply.paymentSessionExpiryTime ?? created.session?.expiresAt
  return {
    ...(paymentCreateTime !== undefined && { createdAt: paymentCreateTime }),
    ...(paymentTime !== undefined &&
      (by === 'success' ? { capturedAt: paymentTime } : { authorizedAt: paymentTime })),
    ...(expiresAt !== undefined && { expiresAt }),
    ...(captureBefore !== undefined && { captureBefore }),
  }
}
