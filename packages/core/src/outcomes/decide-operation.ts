import type { Observation } from '../evidence/observation.ts'
import type { PaymentReading, RefundReading } from '../evidence/reading.ts'
import type { Cancellation } from '../payments/cancellation.ts'
import type { Capture } from '../payments/capture.ts'
import { isOtherAmount } from '../payments/is-other-amount.ts'
import type { Payment } from '../payments/payment.ts'
import { isUnpaidEnd } from '../payments/payment-status.ts'
import type { Refund } from '../payments/refund.ts'
import { isReported } from '../payments/reported.ts'
import type { RefundPayment } from '../requests/refund-payment.ts'
import type { OperationKind, OperationValue } from './operation-kind.ts'
import type { Prepared } from './prepared.ts'

/** What one reading of the payment shows about an operation on it. */
export type Decision<K extends OperationKind> =
  | {
      readonly type: 'applied'
      readonly value: OperationValue[K]
      readonly observation: Observation
    }
  /** It is not there. `complete`: everything was seen and is explained. */
  | { readonly type: 'not_seen'; readonly complete: boolean }
  /** Something carries our reference and is not what we requested. */
  | { readonly type: 'mismatch'; readonly what: string }
  /** It cannot be decided yet. */
  | { readonly type: 'open'; readonly what: string }

type Decide<K extends OperationKind> = (
  prepared: Prepared<K>,
  reading: PaymentReading,
) => Decision<K>

/**
 * Decides a capture from a reading of its payment: it is among the captures, or it is not. Captured money
 * that the list does not explain may be ours, so such a reading shows nothing.
 */
export const decideCapture: Decide<'capture_payment'> = ({ input }, { observation, payment }) => {
  const { captures = [], completeLists = [], paymentId } = observation
  const { id } = input.payment
  if (id !== undefined && paymentId !== undefined && id !== paymentId) return OTHER_ATTEMPT
  const ours = captures.find(({ reference }) => reference === input.reference)
  if (!ours) {
    const taken = captures.filter(({ status }) => status !== 'failed')
    const isExplained = explains(taken, payment.amounts.captured)
    return { type: 'not_seen', complete: completeLists.includes('captures') && isExplained }
  }
  if (isOtherAmount(ours, input.amount)) return OTHER_CAPTURE
  const value: Capture = { ...ours, ...(input.final && { final: true }) }
  const others = captures.filter((capture) => capture !== ours)
  return { type: 'applied', value, observation: { ...observation, captures: [...others, value] } }
}

/** In a session each attempt has its own captures. */
const OTHER_ATTEMPT = {
  type: 'mismatch',
  what: 'The provider shows a different attempt of the session than the captured one.',
} as const

const OTHER_CAPTURE = {
  type: 'mismatch',
  what: 'A capture of another amount has our reference.',
} as const

/** Decides a refund from a reading of its payment: it is among the refunds, or it is not. */
export const decideRefund: Decide<'refund_payment'> = ({ input }, { observation, payment }) => {
  const { refunds = [], completeLists = [] } = observation
  const ours = refunds.find(({ reference }) => reference === input.reference)
  if (!ours) {
    const isExplained = explains(refunds.filter(countsIn(input)), payment.amounts.refunded)
    return { type: 'not_seen', complete: completeLists.includes('refunds') && isExplained }
  }
  return isOtherAmount(ours, input.amount)
    ? { type: 'mismatch', what: 'A refund of another amount has our reference.' }
    : { type: 'applied', value: ours, observation }
}

/** Refunds in the same currency that have not ended without money count toward the total. */
function countsIn({ amount }: RefundPayment): (refund: Refund) => boolean {
  return ({ status, currency = amount.currency }) =>
    status !== 'failed' && status !== 'canceled' && currency === amount.currency
}

/**
 * Decides a cancellation from a reading of its payment. Once the payment has ended unpaid it is done;
 * where it was captured in part and no longer holds the rest, the rest was released.
 */
export const decideCancel: Decide<'cancel_payment'> = ({ input }, { observation, payment }) => {
  const done = (more: Omit<Cancellation, 'status'>): Decision<'cancel_payment'> => {
    const value: Cancellation = { reference: input.reference, status: 'done', ...more }
    return { type: 'applied', value, observation: { ...observation, cancellations: [value] } }
  }
  const { status, times, amounts } = payment
  if (status === 'canceled') {
    const at = times.canceledAt
    return done({ effect: 'canceled', ...(at !== undefined && { at }) })
  }
  if (isUnpaidEnd(status)) return done({ effect: 'none' })
  const { authorized, captured } = amounts
  const isReleased = isReported(authorized) && isReported(captured) && captured < authorized
  if (status === 'captured' && isReleased) return done({})
  return { type: 'not_seen', complete: isClear(payment) }
}

/**
 * Whether a reading would show the effect of a cancel. It would not in a status that nobody knows, which may be that
 * effect, or where it is not clear how much was captured: the rest may have been released.
 */
function isClear({ status, providerStatus, amounts, needsRead }: Payment): boolean {
  if (providerStatus?.recognized === false) return false
  if (status === 'authorized') return true
  if (status !== 'captured') return !needsRead
  return isReported(amounts.authorized) && isReported(amounts.captured)
}

/**
 * Decides the cancel of a refund from a reading of that refund. One that was sent or has failed was not canceled
 * before, and cannot be anymore.
 */
export function decideCancelRefund({
  refund,
  observation,
}: RefundReading): Decision<'cancel_refund'> {
  switch (refund.status) {
    case 'canceled':
      return { type: 'applied', value: refund, observation }
    case 'succeeded':
    case 'failed':
      return { type: 'not_seen', complete: true }
    case 'pending':
    case 'processing':
      return { type: 'open', what: 'The refund is not canceled yet.' }
  }
}

/** A sum of parts below the total does not explain it: something was not listed. */
function explains(
  parts: readonly { readonly amount: Capture['amount'] }[],
  total: Capture['amount'],
): boolean {
  if (!isReported(total)) return true
  let sum = 0
  for (const { amount } of parts) {
    if (!isReported(amount)) return false
    sum += amount
  }
  return sum >= total
}
