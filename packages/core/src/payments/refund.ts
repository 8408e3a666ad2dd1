import type { Instant } from '../time/instant.ts'
import type { Failure } from './failure.ts'
import type { PaymentRef } from './payment-ref.ts'
import type { ProviderStatus } from './provider-status.ts'
import type { Reported } from './reported.ts'

/** Every status that a refund can have. */
export const REFUND_STATUSES = ['pending', 'processing', 'succeeded', 'failed', 'canceled'] as const

/** `succeeded` means that the provider has sent the money, not that it has arrived. */
export type RefundStatus = (typeof REFUND_STATUSES)[number]

/** A refund to the payer. */
export interface Refund {
  readonly id?: string
  /** Our reference; absent on a refund that others made. */
  readonly reference?: string
  readonly status: RefundStatus
  /** In minor units of `currency`, which is the payment's where absent. */
  readonly amount: Reported<number>
  readonly currency?: string
  readonly providerStatus?: ProviderStatus
  /** Waits for the merchant's balance, not for the provider: top it up. */
  readonly waitingFor?: 'balance'
  readonly failure?: Failure
  readonly createdAt?: Instant
  readonly succeededAt?: Instant
  readonly cancelable?: 'yes' | 'no'
}

/** Names a refund. Some providers find it by its payment, some by its own id alone. */
export interface RefundRef {
  readonly payment: PaymentRef
  readonly reference?: string | undefined
  readonly id?: string | undefined
}
