import type { Clock, PaymentAdapter } from '@paystate/core'
import type { PaymentStore } from '../store/payment-store.ts'

/** What every use of the shop needs. */
export interface Shop {
  readonly adapter: PaymentAdapter
  readonly store: PaymentStore
  readonly clock: Clock
  /** Where payers and the provider reach the shop, without a slash at the end. */
  readonly origin: string
  readonly createReference: () => string
  /** References of operations that are being sent right now, by this process. */
  readonly inFlight: Set<string>
  /** The run of the simulator; absent for a real provider. */
  readonly simulation?: string
}
