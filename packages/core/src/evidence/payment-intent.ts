import type { Money } from '../money/money.ts'
import type { Account } from '../payments/account.ts'

/** What is known of a payment before the provider reports anything: what we requested. */
export interface PaymentIntent {
  readonly account: Account
  /** Our reference; absent for a payment that others created. */
  readonly reference?: string
  /** The provider's id, for a payment that others created and that is known by it. */
  readonly id?: string
  readonly orderReference?: string
  /** Absent for a payment that others created: then the first reported requested amount counts. */
  readonly requested?: Money
}
