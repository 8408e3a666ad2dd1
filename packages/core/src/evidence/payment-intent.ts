import type { Money } from '../money/money.ts'
import type { Account } from '../payments/account.ts'

/** What is known of a payment before the provider reports anything: what we asked for. */
export interface PaymentIntent {
  readonly account: Account
  /** Our reference; absent for a payment that others made. */
  readonly reference?: string
  /** The provider's id, for a payment that others made and that is known by it. */
  readonly id?: string
  readonly orderReference?: string
  /** Absent for a payment that others made: then the first requested amount that is reported counts. */
  readonly requested?: Money
}
