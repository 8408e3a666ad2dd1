import type { RefusedReading } from '@paystate/adapter-kit'
import {
  type Cancellation,
  isReported,
  isUnpaidEnd,
  type Observation,
  type Payment,
  type PaymentReading,
  type PreviousAttempts,
  type Reported,
} from '@paystate/core'
import { ALREADY_PAID, alreadyPaid, PAID_IN_PART } from '../result-codes/already-paid.ts'

/** What a read shows about a refused cancel. */
export type DecidedCancel =
  | { readonly says: 'applied'; readonly value: Cancellation; readonly observation: Observation }
  | RefusedReading
  | { readonly says: 'open'; readonly isAuthorized: boolean }

interface Canceling {
  readonly reference: string
  readonly previousAttempts: PreviousAttempts
}

/**
 * Decides a refused cancel from a reading of its payment: it had already ended, it is paid, or it can still be
 * canceled.
 *
 * A payment that was captured in part is paid once the rest is released: after an attempt that may have
 * done so, the cancel is done.
 */
export function decideRefused(
  { payment, observation }: PaymentReading,
  { reference, previousAttempts }: Canceling,
): DecidedCancel {
  const done = (more: Omit<Cancellation, 'status'>): DecidedCancel => {
    const value: Cancellation = { reference, status: 'done', ...more }
    return { says: 'applied', value, observation: { ...observation, cancellations: [value] } }
  }
  const { status, times } = payment
  if (status === 'captured') {
    const isWhole = isCapturedWhole(payment)
    if (isWhole === true) return alreadyPaid(ALREADY_PAID)
    if (previousAttempts === 'none') return alreadyPaid(PAID_IN_PART)
    return isWhole === 'not_reported' ? { says: 'open', isAuthorized: false } : done({})
  }
  if (!isUnpaidEnd(status)) return { says: 'open', isAuthorized: status === 'authorized' }
  if (status !== 'canceled') return done({ effect: 'none' })
  const at = times.canceledAt
  return done({ effect: 'canceled', ...(at !== undefined && { at }) })
}

/** Where that is not reported, an earlier attempt may have released the rest. */
function isCapturedWhole({ amounts: { authorized, captured } }: Payment): Reported<boolean> {
  if (!isReported(authorized) || !isReported(captured)) return 'not_reported'
  return captured >= authorized
}
