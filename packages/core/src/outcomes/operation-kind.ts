import type { Cancellation } from '../payments/cancellation.ts'
import type { Capture } from '../payments/capture.ts'
import type { Payment } from '../payments/payment.ts'
import type { Refund } from '../payments/refund.ts'

/** What each write gives when it was applied. */
export interface OperationValue {
  readonly create_payment: Payment
  readonly capture_payment: Capture
  readonly cancel_payment: Cancellation
  readonly refund_payment: Refund
  readonly cancel_refund: Refund
}

/** The operations that write. */
export type OperationKind = keyof OperationValue

export const OPERATION_KINDS: readonly OperationKind[] = [
  'create_payment',
  'capture_payment',
  'cancel_payment',
  'refund_payment',
  'cancel_refund',
]
