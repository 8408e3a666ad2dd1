import type { MerchantAccount } from '../account/merchant-account.ts'
import { result } from '../results/result.ts'
import { failPayment } from './fail-payment.ts'
import type { Payment, PaymentOrder } from './payment.ts'

/** Makes a payment that waits for its payer, until it is closed unpaid. */
export function openPayment(account: MerchantAccount, order: PaymentOrder): Payment {
  const now = account.clock.now()
  const payment: Payment = {
    ...order,
    orderedAmount: order.amount,
    updates: new Map(),
    paymentId: account.ids.payment(now),
    createdAt: now,
    captures: [],
    refunds: [],
    status: 'PROCESSING',
    isAnsweredAtOnce: false,
    isFullyCaptured: false,
  }
  account.payments.add(payment)
  account.ledger.write({
    at: now,
    paymentId: payment.paymentId,
    reference: payment.paymentRequestId,
    kind: 'created',
    amount: payment.amount,
  })
  const waits = (order.closesAt ?? now + order.method.closesAfter) - now
  payment.callOff = account.clock.after(waits, () => {
    failPayment(account, { payment, reason: result('PROCESS_FAIL'), kind: 'expired' })
  })
  return payment
}
