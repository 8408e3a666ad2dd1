import type { Operation } from '../operations/operation.ts'
import type { ShopPayment } from './shop-payment.ts'

/** The operation with this reference. */
export function operationIn({ operations }: ShopPayment, reference: string): Operation | undefined {
  return operations.find((operation) => operation.reference === reference)
}

/** The payment with this operation added, or replaced if it exists. */
export function withOperation(payment: ShopPayment, operation: Operation): ShopPayment {
  const isKnown = operationIn(payment, operation.reference) !== undefined
  const operations = isKnown
    ? payment.operations.map((one) => (one.reference === operation.reference ? operation : one))
    : [...payment.operations, operation]
  return { ...payment, operations }
}
