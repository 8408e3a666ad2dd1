import { capturableOf, type Reported, refundableOf } from '@paystate/core'
import type { TrackedOperation, TrackedPayment } from '@paystate/engine'
import { knownKind } from '../operations/known-kind.ts'
import type { PaymentView } from './payment-view.ts'

/**
 * How much may still be refunded, in minor units, less our own refunds that the provider does not show yet. The
 * engine decides again, under the payment's lock, when a refund is asked for.
 */
export function leftToRefund({ payment, operations }: PaymentView): Reported<number> {
  return refundableOf(toCore(payment), notShown(operations, 'refund', payment.refunds))
}

/** How much may still be captured, in minor units; see `leftToRefund`. */
export function leftToCapture({ payment, operations }: PaymentView): Reported<number> {
  return capturableOf(toCore(payment), notShown(operations, 'capture', payment.captures))
}

/** Core calls the provider's id `id`. */
function toCore({ providerId, ...payment }: TrackedPayment) {
  const { id: _, ...known } = payment
  return { ...known, ...(providerId !== undefined && { id: providerId }) }
}

function notShown(
  operations: readonly TrackedOperation[],
  kind: 'refund' | 'capture',
  shown: readonly { readonly reference?: string }[],
): number {
  const seen = new Set(shown.map(({ reference }) => reference))
  return operations
    .filter((operation) => operation.kind === kind && knownKind(operation.result) !== 'not_applied')
    .filter((operation) => !seen.has(referenceOf(operation)))
    .reduce((sum, { amount }) => sum + (amount?.minorUnits ?? 0), 0)
}

function referenceOf({ result }: TrackedOperation): string {
  return 'operation' in result ? result.operation.reference : ''
}
