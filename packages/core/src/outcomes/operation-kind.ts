import type { Cancellation } from '../payments/cancellation.ts'
import type { Capture } from '../payments/capture.ts'
import type { Payment } from '../payments/payment.ts'
import type { Refund } from '../payments/refund.ts'
import type { CancelPayment } from '../requests/cancel-payment.ts'
import type { CapturePayment } from '../requests/capture-payment.ts'
import type { CreatePayment } from '../requests/create-payment.ts'
import type { CancelRefund, RefundPayment } from '../requests/refund-payment.ts'

/** The input of each write. */
export interface OperationInput {
  readonly create_payment: CreatePayment
  readonly capture_payment: CapturePayment
  readonly cancel_payment: CancelPayment
  readonly refund_payment: RefundPayment
  readonly cancel_refund: CancelRefund
}

/** The result of each write when it was applied. */
export interface OperationValue {
  readonly create_payment: Payment
  readonly capture_payment: Capture
  readonly cancel_payment: Cancellation
  readonly refund_payment: Refund
  readonly cancel_refund: Refund
}

/** The operations that write. */
export type OperationKind = keyof OperationValue

/** Every kind of write, in the order of a payment's life. */
export const OPERATION_KINDS: readonly OperationKind[] = [
  'create_payment',
  'capture_payment',
  'cancel_payment',
  'refund_payment',
  'cancel_refund',
]

/** Identifies an operation: its kind and our reference. */
export interface OperationName<K extends OperationKind = OperationKind> {
  readonly kind: K
  readonly reference: string
}
