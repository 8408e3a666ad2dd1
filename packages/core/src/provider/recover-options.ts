import type { Payment } from '../payments/payment.ts'
import type { PaymentRef } from '../payments/payment-ref.ts'
import type { Clock } from '../time/clock.ts'

/** Whether the operation is still wanted, and the positive control of its lookups. */
export interface RecoverOptions {
  /** Paces lookups. Default: the adapter's clock. */
  readonly clock?: Clock | undefined
  /**
   * Whether the operation is still wanted. When not, it is only looked up and never repeated: repeating
   * a charge is the charge. Default: true.
   */
  readonly wanted?: boolean | undefined
  /** An existing payment, as the positive control where a lookup sees nothing else of ours. */
  readonly positiveControl?: PaymentRef | undefined
  /** The payment as you know it; see `ReadOptions.known`. */
  readonly known?: Payment | undefined
  readonly signal?: AbortSignal | undefined
}
