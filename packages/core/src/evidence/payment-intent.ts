import type { Money } from '../money/money.ts'
import type { Account } from '../payments/account.ts'

/** What we know of a payment before the provider says anything: what we asked for. */
export interface PaymentIntent {
  readonly account: Account
  /** Absent for a payment that others made. */
  readonly reference?: string
  readonly orderReference?: string
  /** Absent for a payment that others made: then what an answer first tells as requested counts. */
  readonly requested?: Money
}
