import type { Told } from './told.ts'

/** The money of a payment, in minor units of its currency, each told or not told. */
export interface PaymentFacts {
  /** What we asked for; it never changes. */
  readonly requested: Told<number>
  /** What the provider says now that the payment is about. */
  readonly amount: Told<number>
  /** Promised to us, as last told; in a one-step payment the same as captured. */
  readonly authorized: Told<number>
  /** Ever taken from the payer. */
  readonly captured: Told<number>
  /** Asked to be taken, not decided yet. */
  readonly capturePending: Told<number>
  /** Sent back to the payer by refunds. */
  readonly refunded: Told<number>
  /** On its way back, not decided yet. */
  readonly refundPending: Told<number>
  /** Captured money that a cancel returned. */
  readonly reversed: Told<number>
  /** Taken from us by disputes and not won back. */
  readonly chargedBack: Told<number>
}

/** Nothing told. */
export const NO_FACTS: PaymentFacts = {
  requested: 'not_told',
  amount: 'not_told',
  authorized: 'not_told',
  captured: 'not_told',
  capturePending: 'not_told',
  refunded: 'not_told',
  refundPending: 'not_told',
  reversed: 'not_told',
  chargedBack: 'not_told',
}
