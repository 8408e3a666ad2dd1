import { epochOf, type Instant, type PaymentTimes } from '@paystate/core'
import type { PaymentReply } from '../wire/payment.ts'
import { stepsOf } from './steps.ts'

/** For what is on its way between clocks and machines. */
const GRACE_MS = 60_000

/** Says whether a read at this moment is late enough to believe that a stated time is over. */
export function isWellPast(time: Instant | undefined, at: Instant): boolean {
  return time !== undefined && epochOf(at) >= epochOf(time) + GRACE_MS
}

/** The provider's times. `paymentTime` is the authorization's where the money is taken by captures. */
export function readTimes(reply: PaymentReply): PaymentTimes {
  const { paymentTime, captureBefore, paymentCreateTime, created } = reply
  const expiresAt = reply.paymentSessionExpiryTime ?? created.session?.expiresAt
  return {
    ...(paymentCreateTime !== undefined && { createdAt: paymentCreateTime }),
    ...(paymentTime !== undefined &&
      (stepsOf(reply) === 'automatic'
        ? { capturedAt: paymentTime }
        : { authorizedAt: paymentTime })),
    ...(expiresAt !== undefined && { expiresAt }),
    ...(captureBefore !== undefined && { captureBefore }),
  }
}
