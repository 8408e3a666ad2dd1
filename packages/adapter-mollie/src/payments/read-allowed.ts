import { type Allowed, isReported, type PaymentStatus, type Reported } from '@paystate/core'
import { readMinorUnits } from '../money/amount.ts'
import type { PaymentReply } from '../wire/payment.ts'
import type { StatusOfPayment } from './read-status.ts'

/** What the merchant may do now. An authorized payment is canceled by releasing the authorization. */
export function readAllowed(reply: PaymentReply, reading: StatusOfPayment): Allowed {
  const remaining = remainingIn(reply)
  if (!reading.recognized) return { ...NOT_REPORTED, refundRemaining: remaining }
  return {
    cancelable: cancelable(reply, reading.status),
    capturable: capturable(reply, reading.status),
    refundable: refundable(remaining, { reply, status: reading.status }),
    refundRemaining: remaining,
  }
}

/** Below zero, nothing is left. */
function remainingIn({ amount, amountRemaining }: PaymentReply): Reported<number> {
  const isBelow = amountRemaining?.value.startsWith('-') === true
  return isBelow ? 0 : readMinorUnits(amountRemaining, amount?.currency)
}

const NOT_REPORTED = {
  cancelable: 'not_reported',
  capturable: 'not_reported',
  refundable: 'not_reported',
} as const

function cancelable({ isCancelable }: PaymentReply, status: PaymentStatus): Reported<'yes' | 'no'> {
  if (status === 'authorized') return 'yes'
  if (status !== 'requires_action' && status !== 'processing') return 'no'
  if (isCancelable === undefined) return 'not_reported'
  return isCancelable ? 'yes' : 'no'
}

/** Sources differ on whether a partly captured payment that is paid accepts another capture. */
function capturable(
  { amount, amountCaptured }: PaymentReply,
  status: PaymentStatus,
): Reported<'yes' | 'no'> {
  if (status !== 'captured') return status === 'authorized' ? 'yes' : 'no'
  if (amountCaptured === undefined) return 'no'
  const authorized = readMinorUnits(amount, amount?.currency)
  const captured = readMinorUnits(amountCaptured, amount?.currency)
  const isWhole = isReported(authorized) && isReported(captured) && captured >= authorized
  return isWhole ? 'no' : 'not_reported'
}

interface Captured {
  readonly reply: PaymentReply
  readonly status: PaymentStatus
}

/** The remainder is reported as soon as a refund is possible; a payment that ended may hold captured money. */
function refundable(
  remaining: Reported<number>,
  { reply: { amountCaptured }, status }: Captured,
): Reported<'yes' | 'no'> {
  if (isReported(remaining)) return remaining > 0 ? 'yes' : 'no'
  const mayHoldMoney =
    status === 'captured' || status === 'authorized' || isAboveZero(amountCaptured)
  return mayHoldMoney ? 'not_reported' : 'no'
}

/** An unreadable amount may be above zero. */
function isAboveZero(amount: PaymentReply['amountCaptured']): boolean {
  if (amount === undefined) return false
  const minorUnits = readMinorUnits(amount, amount.currency)
  return !isReported(minorUnits) || minorUnits > 0
}
