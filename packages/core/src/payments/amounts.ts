import type { Reported } from './reported.ts'

/** The money of a payment, in minor units of its currency, each reported or not reported. */
export interface PaymentAmounts {
  /** What we requested; it never changes. */
  readonly requested: Reported<number>
  /** The payment's amount as the provider now reports it. */
  readonly amount: Reported<number>
  /** Authorized, as last reported; with automatic capture the same as captured. */
  readonly authorized: Reported<number>
  /** Captured from the payer, ever. */
  readonly captured: Reported<number>
  /** Capture requested, not decided yet. */
  readonly capturePending: Reported<number>
  /** Refunded to the payer. */
  readonly refunded: Reported<number>
  /** Being refunded, not decided yet. */
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
