import { capturableOf, type Reported, refundableOf } from '@paystate/core'
import { isOpen, type OperationKind } from '../operations/operation.ts'
import type { PaymentView } from './payment-view.ts'

/** What can still be refunded, minus refunds that have not come to their end. The engine checks it again. */
export function refundLeft(view: PaymentView): Reported<number> {
  return refundableOf(view.payment, openSum(view, 'refund'))
}

/** What can still be captured, minus captures that have not come to their end. */
export function captureLeft(view: PaymentView): Reported<number> {
  return capturableOf(view.payment, openSum(view, 'capture'))
}

function openSum({ operations }: PaymentView, kind: OperationKind): number {
  return operations
    .filter((operation) => operation.kind === kind && isOpen(operation))
    .reduce((sum, { amount }) => sum + (amount?.minorUnits ?? 0), 0)
}
