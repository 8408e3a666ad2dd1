import {
  type Cancellation,
  isReported,
  isUnpaidEnd,
  type Observation,
  type Payment,
  type PaymentReading,
  type PreviousAttempts,
} from '@paystate/core'
import { ALREADY_PAID, PAID_IN_PART } from './already-paid.ts'

/** What a read says of the wish to cancel a payment. */
export type SettledCancel =
  | { readonly kind: 'done'; readonly value: Cancellation; readonly observation: Observation }
  | { readonly kind: 'paid'; readonly code: typeof ALREADY_PAID | typeof PAID_IN_PART }
  | { readonly kind: 'open'; readonly isAuthorized: boolean }

interface Wish {
  readonly reference: string
  readonly previousAttempts: PreviousAttempts
}

/**
 * Reads what became, or can still become, of canceling a payment.
 *
 * A payment that was captured in part is paid once the rest is released: after an attempt that may have
 * done so, the wish is done.
 */
export function settleCancel(
  { payment, observation }: PaymentReading,
  { reference, previousAttempts }: Wish,
): SettledCancel {
  const done = (differs: Omit<Cancellation, 'status'>): SettledCancel => {
    const value: Cancellation = { reference, status: 'done', ...differs }
    return { kind: 'done', value, observation: { ...observation, cancellations: [value] } }
  }
  const { status, times } = payment
  if (status === 'captured') {
    if (isCapturedWhole(payment)) return { kind: 'paid', code: ALREADY_PAID }
    return previousAttempts === 'none' ? { kind: 'paid', code: PAID_IN_PART } : done({})
  }
  if (!isUnpaidEnd(status)) return { kind: 'open', isAuthorized: status === 'authorized' }
  if (status !== 'canceled') return done({ effect: 'none' })
  const at = times.canceledAt
  return done({ effect: 'canceled', ...(at !== undefined && { at }) })
}

function isCapturedWhole({ amounts: { authorized, captured } }: Payment): boolean {
  return !isReported(authorized) || !isReported(captured) || captured >= authorized
}
