import type { PaymentName } from '../wire/payment-name.ts'
import { isAnother } from './mismatch.ts'

interface Reported {
  readonly paymentRequestId?: string | undefined
  readonly paymentId?: string | undefined
}

/** Whether the response to a write names a payment other than the one we sent; silence is no contradiction. */
export function isAnotherPayment({ reference, id }: PaymentName, reported: Reported): boolean {
  return isAnother(reference, reported.paymentRequestId) || isAnother(id, reported.paymentId)
}

/**
 * Whether the response to a read confirms which payment it is about.
 *
 * A signature covers the response and not the request, so the response itself must carry our reference;
 * where only the provider's id was sent, that id.
 */
export function confirmsPayment(asked: PaymentName, reported: Reported): boolean {
  if (isAnotherPayment(asked, reported)) return false
  return asked.reference === undefined
    ? reported.paymentId !== undefined
    : reported.paymentRequestId !== undefined
}
