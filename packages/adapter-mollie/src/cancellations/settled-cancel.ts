import type { Cancellation, Observation, PaymentReading } from '@paystate/core'
import { isUnpaidEnd } from '@paystate/core'

/** What a read says of the wish to cancel a payment. */
export type SettledCancel =
  | { readonly kind: 'done'; readonly value: Cancellation; readonly observation: Observation }
  | { readonly kind: 'paid'; readonly word: string }
  | { readonly kind: 'open'; readonly isAuthorized: boolean }

/** Reads what became, or can still become, of canceling a payment. */
export function settleCancel(
  { payment, observation }: PaymentReading,
  reference: string,
): SettledCancel {
  const { status, word, times } = payment
  if (status === 'captured') return { kind: 'paid', word: word?.word ?? status }
  if (!isUnpaidEnd(status)) return { kind: 'open', isAuthorized: status === 'authorized' }
  const isCanceled = status === 'canceled'
  const at = times.canceledAt
  const value: Cancellation = {
    reference,
    status: 'done',
    effect: isCanceled ? 'canceled' : 'none',
    ...(isCanceled && at !== undefined && { at }),
  }
  return { kind: 'done', value, observation: { ...observation, cancellations: [value] } }
}
