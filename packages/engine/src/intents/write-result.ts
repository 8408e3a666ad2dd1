import type { PaymentCase } from '../journal/payment-case.ts'
import { type TrackedPayment, trackedPayment } from '../journal/tracked-payment.ts'
import type { OperationRow } from '../store/operations/operation-row.ts'
import { type OperationResult, operationResult } from './operation-result.ts'

/** The current payment, and what is known of the operation. */
export interface WriteResult {
  readonly payment: TrackedPayment
  readonly operation: OperationResult
}

/** The public view of a payment and one of its operations. */
export function writeResult(payment: PaymentCase, operation: OperationRow): WriteResult {
  return { payment: trackedPayment(payment), operation: operationResult(operation) }
}
