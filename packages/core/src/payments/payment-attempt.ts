import type { Reported } from './reported.ts'

/** One attempt of the payer inside a payment session. */
export interface PaymentAttempt {
  /** The provider's id of this attempt. */
  readonly id: string
  readonly status: 'open' | 'succeeded' | 'failed'
  readonly amount: Reported<number>
  /** A later attempt succeeded too, and the provider returns the money of this one by itself. */
  readonly superseded: boolean
}
