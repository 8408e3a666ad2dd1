import type { MerchantAccount } from '../account/merchant-account.ts'
import type { PaymentLookupMessage } from '../messages/payment-lookup-message.ts'
import type { Payment } from './payment.ts'

/**
 * The payment that a caller means; when both ids are given, `paymentId` decides.
 *
 * Of the several attempts of a session it is the last one that was paid, else the last.
 */
export function findPayment(
  account: MerchantAccount,
  { paymentId, paymentRequestId }: Partial<PaymentLookupMessage>,
): Payment | undefined {
  const { payments, rules, clock } = account
  const seenBefore = clock.now() - rules.visibleAfter
  const payment =
    paymentId === undefined
      ? lastOf(payments.byRequestId(paymentRequestId ?? ''))
      : payments.byId(paymentId)
  return payment && payment.createdAt <= seenBefore ? payment : undefined
}

function lastOf(attempts: readonly Payment[]): Payment | undefined {
  return attempts.findLast(({ status }) => status === 'SUCCESS') ?? attempts.at(-1)
}
