import { isLive } from '../refunds/refund.ts'
import type { Payment } from './payment.ts'

interface WithAmount {
  readonly amount: { readonly minorUnits: number }
}

const sumOf = (objects: readonly WithAmount[]) =>
  objects.reduce((total, { amount }) => total + amount.minorUnits, 0)

/** What was taken by captures; undefined for a payment that is not captured apart. */
export function capturedOf(payment: Payment): number | undefined {
  if (payment.reachedAt.authorized === undefined) return undefined
  return sumOf(payment.captures.filter(({ status }) => status === 'succeeded'))
}

/** What may still be captured. */
export function capturableOf(payment: Payment): number {
  if (payment.status !== 'authorized') return 0
  const taken = payment.captures.filter(({ status }) => status !== 'failed')
  return payment.amount.minorUnits - sumOf(taken)
}

/** What the payer has paid. */
export function paidOf(payment: Payment): number {
  const captured = capturedOf(payment)
  if (captured !== undefined) return captured
  return payment.status === 'paid' ? payment.amount.minorUnits : 0
}

/** What was sent back or is being sent; grows later than `remainingOf` shrinks. */
export function refundedOf({ refunds }: Payment): number {
  return sumOf(refunds.filter(({ status }) => status === 'processing' || status === 'refunded'))
}

/** What may still be refunded: every accepted refund counts at once. */
export function remainingOf(payment: Payment): number {
  return paidOf(payment) - sumOf(payment.refunds.filter(isLive))
}

export function chargedBackOf({ chargebacks }: Payment): number {
  return sumOf(chargebacks.filter(({ reversedAt }) => reversedAt === undefined))
}
