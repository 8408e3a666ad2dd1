import { isReported, isUnpaidEnd, type Payment } from '@paystate/core'
import type { PaymentRow } from '../store/payments/payment-row.ts'
import type { Standing } from '../store/payments/standing.ts'

/** The listed state of a payment. */
export interface Listed {
  readonly standing: Standing
  readonly status: string
}

/**
 * The standing of a payment by its evidence. While no provider has reported anything, the row keeps what our own
 * records say: that it is live, or that it provably never reached one.
 */
export function listedAs(row: PaymentRow, payment: Payment): Listed {
  if (payment.providerStatus === undefined) return { standing: row.standing, status: row.status }
  return { standing: standingOf(payment), status: payment.status }
}

function standingOf(payment: Payment): Standing {
  const { status } = payment
  if (isUnpaidEnd(status)) return 'ended'
  if (status !== 'captured') return 'live'
  return heldOf(payment.amounts) === 0 ? 'ended' : 'paid'
}

/** What was captured and not returned by a cancel; refunds do not count. */
function heldOf({ captured, reversed }: Payment['amounts']): number | 'not_reported' {
  if (!isReported(captured)) return 'not_reported'
  return Math.max(0, captured - (isReported(reversed) ? reversed : 0))
}
