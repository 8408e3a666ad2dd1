import type { Reported } from './reported.ts'

/** One try of the payer inside a payment session. */
export interface PaymentAttempt {
  /** The provider's id of this try. */
  readonly id: string
  readonly status: 'open' | 'succeeded' | 'failed'
  readonly amount: Reported<number>
  /** A later try succeeded too and the provider gives this one's money back by itself. */
  readonly superseded: boolean
}
