import { sumOf } from '../money/amount.ts'
import type { Payment } from './payment.ts'

/** Minor units that were taken from the payer and not reversed. */
export function capturedOf(payment: Payment): number {
  if (payment.status !== 'SUCCESS') return 0
  if (payment.method.steps === 'one') return payment.amount.minorUnits
  return sumOf(payment.captures.filter(({ status }) => status === 'SUCCESS'))
}

/** Minor units that a capture under way will take. */
export function capturingOf(payment: Payment): number {
  return sumOf(payment.captures.filter(({ status }) => status === 'PROCESSING'))
}

/** Minor units that can still be captured. */
export function capturableOf(payment: Payment): number {
  const isOpen =
    payment.status === 'SUCCESS' && payment.method.steps === 'two' && !payment.isFullyCaptured
  return isOpen ? payment.amount.minorUnits - capturedOf(payment) - capturingOf(payment) : 0
}

/** Minor units that refunds sent back or will. */
export function refundedOf(payment: Payment): number {
  return sumOf(payment.refunds.filter(({ status }) => status !== 'FAIL' && status !== 'CANCELLED'))
}
