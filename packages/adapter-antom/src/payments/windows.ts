import { epochOf, type Instant, instantOf, type Payment } from '@paystate/core'
import { asWord } from '../wire/lenient.ts'

/** Deadlines according to the documentation. Informational: Antom decides by its contracts. */
export interface PaymentWindows {
  /**
   * The last moment to cancel; `never`: the method does not support it; `before_payment`: only while it is unpaid.
   * Absent while neither its creation nor its payment has been reported.
   */
  readonly cancelUntil?: Instant | 'never' | 'before_payment'
  /** The last moment at which any method may still refund; the payment's own may end earlier. */
  readonly refundUntil?: Instant
  /** The last moment to capture what is authorized. */
  readonly captureUntil?: Instant
}

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/**
 * The windows of a payment, for information: they decide no outcome.
 *
 * Most methods can be canceled until 00:15 (UTC+8) on the day after the payment; the day of an unpaid
 * one is assumed to be that of its creation. Assumed: cancel_window.
 *
 * @see https://docs.antom.com/ac/ams/paymentc_online
 */
export function windowsOf(payment: Payment): PaymentWindows {
  const { capturedAt, authorizedAt, captureBefore } = payment.times
  const paidAt = capturedAt ?? authorizedAt
  const cancelUntil = cancelUntilOf(payment)
  return {
    ...(cancelUntil !== undefined && { cancelUntil }),
    ...(paidAt !== undefined && { refundUntil: yearAfter(paidAt) }),
    ...(captureBefore !== undefined && { captureUntil: captureBefore }),
  }
}

function cancelUntilOf(payment: Payment): PaymentWindows['cancelUntil'] {
  const { createdAt, authorizedAt, capturedAt } = payment.times
  const type = asWord(payment.method?.type ?? '')
  // All methods in IDR are Indonesian.
  if (payment.currency === 'IDR' || type === 'JKOPAY') return 'never'
  if (payment.currency === 'THB' && isBank(type)) return 'before_payment'
  const since = capturedAt ?? authorizedAt ?? createdAt
  if (since === undefined) return undefined
  const isLong = type === 'CARD' || type.startsWith('MERCADOPAGO')
  return isLong ? instantOf(epochOf(since) + 7 * DAY) : quarterPastMidnight(since)
}

/** K PLUS is the only bank method whose type does not say so. */
function isBank(type: string): boolean {
  return type.includes('BANK') || type === 'KPLUS'
}

/** 00:15 of the next day in UTC+8. */
function quarterPastMidnight(instant: Instant): Instant {
  const day = Math.floor((epochOf(instant) + 8 * HOUR) / DAY)
  return instantOf((day + 1) * DAY - 8 * HOUR + 15 * MINUTE)
}

function yearAfter(instant: Instant): Instant {
  const date = new Date(epochOf(instant))
  date.setUTCFullYear(date.getUTCFullYear() + 1)
  return instantOf(date.getTime())
}
