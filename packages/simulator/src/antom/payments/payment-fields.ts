import { toWire } from '../money/amount.ts'
import { optionalTime, providerTime } from '../time/provider-time.ts'
import { cardFields } from './card.ts'
import { AUTHORIZATION_LASTS } from './expire-authorization.ts'
import type { Payment } from './payment.ts'

/** What names a payment, in answers and notifications. */
export function identityFields(payment: Payment) {
  return {
    paymentRequestId: payment.paymentRequestId,
    paymentId: payment.paymentId,
    paymentAmount: toWire(payment.amount),
    paymentCreateTime: providerTime(payment.createdAt),
  }
}

/** What is known once the payer has paid, or failed to; absent fields are left out of the JSON. */
export function paidFields(payment: Payment) {
  const { paidAt, method, card } = payment
  const isCard = method.type === 'CARD'
  return {
    paymentTime: optionalTime(paidAt),
    authExpiryTime:
      isCard && paidAt !== undefined ? providerTime(paidAt + AUTHORIZATION_LASTS) : undefined,
    paymentMethodType: payment.sessionId === undefined ? undefined : method.type,
    paymentResultInfo: card ? cardFields(card) : walletFields(payment),
    pspCustomerInfo:
      paidAt === undefined || isCard
        ? undefined
        : { pspName: method.label, pspCustomerId: '2088000000000000', displayCustomerId: '***r' },
  }
}

function walletFields({ method, paidAt }: Payment) {
  const tellsFunding = method.type.startsWith('GRABPAY_') && paidAt !== undefined
  return tellsFunding ? { funding: 'WALLETS' } : undefined
}
