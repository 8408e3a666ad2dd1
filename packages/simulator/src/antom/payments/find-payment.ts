import type { MerchantAccount } from '../account/merchant-account.ts'
import type { PaymentLookupMessage } from '../messages/payment-lookup-message.ts'
import type { Payment } from './payment.ts'

/**
 * The payment that a caller means; when both ids are given, `paymentId` decides.
 *
 * Of the several attempts of a session it is the last one that was paid, else the last.
 */
export function findPayment(
  { payments }: MerchantAccount,
  { paymentId, paymentRequestId }: PaymentLookupMessage,
): Payment | undefined {
  if (paymentId !== undefined) return payments.byId(paymentId)
  const attempts = payments.byRequestId(paymentRequestId ?? '')
  return attempts.findLast(({ status }) => status === 'SUCCESS') ?? attempts.at(-1)
}
