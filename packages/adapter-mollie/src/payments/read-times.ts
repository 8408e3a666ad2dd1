import { epochOf, type Instant, instantOf, type PaymentTimes } from '@paystate/core'
import { readInstant } from '@paystate/core/adapter'
import type { PaymentReply } from '../wire/payment.ts'

/** The provider's times, and when to poll where no webhook will come. */
export function readTimes(reply: PaymentReply, at: Instant): PaymentTimes {
  const times: Writable = {}
  for (const [name, field] of TIMES) {
    const time = readInstant(reply[field])
    if (time !== undefined) times[name] = time
  }
  const next = pollAfter(reply, { at, times })
  return next === undefined ? times : { ...times, pollAfter: next }
}

type Writable = { -readonly [Name in keyof PaymentTimes]: PaymentTimes[Name] }

const TIMES = [
  ['createdAt', 'createdAt'],
  ['authorizedAt', 'authorizedAt'],
  ['capturedAt', 'paidAt'],
  ['canceledAt', 'canceledAt'],
  ['failedAt', 'failedAt'],
  ['expiredAt', 'expiredAt'],
  ['expiresAt', 'expiresAt'],
  ['captureBefore', 'captureBefore'],
] as const

const MINUTE = 60_000

/**
 * How long to wait before polling a payment that gets no webhook, by the provider's status.
 *
 * @see https://docs.mollie.com/docs/status-change
 */
const POLL_INTERVALS = { open: 15 * MINUTE, pending: 60 * MINUTE } as const

/** The webhook of an expiry should have arrived by then. */
const AFTER_EXPIRY = MINUTE

/**
 * When to poll; undefined for a status with a webhook.
 *
 * The times are on a grid from the payment's creation, so that two overlapping reads agree. An
 * expiry is not predicted: it is only a good moment to poll.
 */
function pollAfter(
  { status: stated }: PaymentReply,
  { at, times }: { readonly at: Instant; readonly times: PaymentTimes },
): Instant | undefined {
  const status = stated.trim().toLowerCase()
  if (status !== 'open' && status !== 'pending') return undefined
  const now = epochOf(at)
  const created = epochOf(times.createdAt ?? at)
  const interval = POLL_INTERVALS[status]
  const elapsed = Math.max(0, Math.floor((now - created) / interval) + 1)
  const next = created + elapsed * interval
  const expiry = epochOf(times.expiresAt ?? '') + AFTER_EXPIRY
  return instantOf(expiry > now ? Math.min(next, expiry) : next)
}
