import type { Instant, PaymentTimes } from '@paystate/core'
import { readInstant } from '@paystate/core/adapter'
import type { PaymentReply } from '../wire/payment.ts'
import { pollAfter } from './poll-after.ts'

/** The provider's times, and when to ask again where no webhook will tell. */
export function readTimes(reply: PaymentReply, at: Instant): PaymentTimes {
  const times = {
    createdAt: readInstant(reply.createdAt),
    authorizedAt: readInstant(reply.authorizedAt),
    capturedAt: readInstant(reply.paidAt),
    canceledAt: readInstant(reply.canceledAt),
    failedAt: readInstant(reply.failedAt),
    expiredAt: readInstant(reply.expiredAt),
    expiresAt: readInstant(reply.expiresAt),
    captureBefore: readInstant(reply.captureBefore),
    pollAfter: pollAfter(reply, at),
  }
  const reported = Object.entries(times).filter(([, time]) => time !== undefined)
  return Object.fromEntries(reported)
}
