import type { PaymentCase } from '../journal/payment-case.ts'
import { type TrackedPayment, trackedPayment } from '../journal/tracked-payment.ts'
import type { OperationRow } from '../store/operations/operation-row.ts'
import { type OperationResult, operationResult } from './operation-result.ts'

/** The payment as it is now, and what is known of the operation. */
export interface WriteResult {
  readonly payment: TrackedPayment
  readonly operation: OperationResult
}

/** Shows a payment and one of its operations to the application. */
export function writeResult(payment: PaymentCase, operation: OperationRow): WriteResult {
  return { payment: trackedPayment(payment), operation: operationResult(operation) }
}
