import type { MerchantAccount } from '../account/merchant-account.ts'
import { tellPayment } from '../notifications/tell-payment.ts'
import type { Result } from '../results/result.ts'
import { knowCard } from './know-card.ts'
import type { Payment } from './payment.ts'

/** Ends a payment unpaid, and notifies the merchant. */
export function failPayment(
  account: MerchantAccount,
  { payment, reason, kind }: { payment: Payment; reason: Result; kind: 'failed' | 'expired' },
): void {
  payment.callOff?.()
  payment.status = 'FAIL'
  payment.outcome = reason
  if (kind === 'failed') knowCard(account, payment)
  account.ledger.write({
    at: account.clock.now(),
    paymentId: payment.paymentId,
    kind,
    amount: payment.amount,
  })
  tellPayment(account, { payment, result: reason })
}
