import type { Told } from './told.ts'

/** One try of the payer inside a payment session. */
export interface PaymentAttempt {
  /** The provider's id of this try. */
  readonly id: string
  readonly status: 'open' | 'succeeded' | 'failed'
  readonly amount: Told<number>
  /** A later try succeeded too and the provider gives this one's money back by itself. */
  readonly superseded: boolean
}
