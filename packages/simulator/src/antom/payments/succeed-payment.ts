import type { MerchantAccount } from '../account/merchant-account.ts'
import { captureAutomatically } from '../captures/capture-automatically.ts'
import { tellPayment } from '../notifications/tell-payment.ts'
import { result } from '../results/result.ts'
import { supersedeEarlier } from '../sessions/supersede-earlier.ts'
import { expireAuthorization } from './expire-authorization.ts'
import { knowCard } from './know-card.ts'
import type { Payment } from './payment.ts'

/** The payer has paid: the money is captured, or authorized when the method needs a capture. */
export function succeedPayment(account: MerchantAccount, payment: Payment): void {
  payment.callOff?.()
  payment.status = 'SUCCESS'
  payment.outcome = result('SUCCESS')
  payment.paidAt = account.clock.now()
  knowCard(account, payment)
  const isTaken = payment.method.steps === 'one'
  account.ledger.write({
    at: payment.paidAt,
    paymentId: payment.paymentId,
    kind: isTaken ? 'captured' : 'authorized',
    amount: payment.amount,
  })
  tellPayment(account, { payment, result: payment.outcome })
  if (isTaken) account.balance.add(payment.amount)
  else expireAuthorization(account, payment)
  captureAutomatically(account, payment)
  supersedeEarlier(account, payment)
}
