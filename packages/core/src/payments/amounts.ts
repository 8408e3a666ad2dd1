import type { Reported } from './reported.ts'

/** The money of a payment, in minor units of its currency, each reported or not reported. */
export interface PaymentAmounts {
  /** What we asked for; it never changes. */
  readonly requested: Reported<number>
  /** What the provider says now that the payment is about. */
  readonly amount: Reported<number>
  /** Promised to us, as last reported; in a one-step payment the same as captured. */
  readonly authorized: Reported<number>
  /** Ever taken from the payer. */
  readonly captured: Reported<number>
  /** Asked to be taken, not decided yet. */
  readonly capturePending: Reported<number>
  /** Sent back to the payer by refunds. */
  readonly refunded: Reported<number>
  /** On its way back, not decided yet. */
  readonly refundPending: Reported<number>
  /** Captured money that a cancel returned. */
  readonly reversed: Reported<number>
  /** Taken from us by disputes and not won back. */
  readonly chargedBack: Reported<number>
}

/** Nothing reported. */
export const NO_AMOUNTS: PaymentAmounts = {
  requested: 'not_reported',
  amount: 'not_reported',
  authorized: 'not_reported',
  captured: 'not_reported',
  capturePending: 'not_reported',
  refunded: 'not_reported',
  refundPending: 'not_reported',
  reversed: 'not_reported',
  chargedBack: 'not_reported',
}

/** The name of each amount. */
export const AMOUNT_NAMES = [
  'requested',
  'amount',
  'authorized',
  'captured',
  'capturePending',
  'refunded',
  'refundPending',
  'reversed',
  'chargedBack',
] as const satisfies readonly (keyof PaymentAmounts)[]
