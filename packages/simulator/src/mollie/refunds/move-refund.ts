import { type Account, plan, record } from '../account/account.ts'
import type { Payment } from '../payments/payment.ts'
import { accessOf } from '../payments/payment-store.ts'
import { presentRefund } from './present-refund.ts'
import type { MollieRefundStatus, Refund } from './refund.ts'

/** Puts a refund into a status and notifies the merchant. */
function reach(
  account: Account,
  payment: Payment,
  to: { refund: Refund; status: MollieRefundStatus },
) {
  to.refund.status = to.status
  tellOfRefund(account, payment, to.refund)
}

export function tellOfRefund(account: Account, payment: Payment, refund: Refund): void {
  account.notifier.notify(payment, `refund.${refund.status}`, {
    id: refund.id,
    collection: 'refunds',
    entity: () => presentRefund(account, refund, { payment, access: accessOf(payment) }),
  })
}

/** A refund that has its money waits `refundDelay`, is processed, and is sent. */
export function becomeReady(account: Account, payment: Payment, refund: Refund): void {
  const { refundDelay } = account.settings
  const { amount } = refund
  account.balances.deposit({ currency: amount.currency, minorUnits: -amount.minorUnits })
  reach(account, payment, { refund, status: 'pending' })
  const callOff = plan(account, payment, {
    after: refundDelay,
    run: () => beProcessed(account, payment, refund),
  })
  if (refund.status === 'pending') refund.callOff = callOff
}

function beProcessed(account: Account, payment: Payment, refund: Refund): void {
  reach(account, payment, { refund, status: 'processing' })
  refund.callOff = plan(account, payment, {
    after: account.settings.refundProcessing,
    run: () => beSent(account, payment, refund),
  })
}

function beSent(account: Account, payment: Payment, refund: Refund): void {
  const { amount, id: objectId, reference } = refund
  record(account, 'refunded', { payment, amount, objectId, reference })
  reach(account, payment, { refund, status: 'refunded' })
}

/** The money comes back to the merchant. */
export function failRefund(account: Account, payment: Payment, refund: Refund): void {
  endRefund(account, payment, { refund, status: 'failed' })
}

/** Gone for good: a canceled refund cannot be read anymore. */
export function takeBackRefund(account: Account, payment: Payment, refund: Refund): void {
  endRefund(account, payment, { refund, status: 'canceled' })
}

function endRefund(
  account: Account,
  payment: Payment,
  { refund, status }: { refund: Refund; status: 'failed' | 'canceled' },
): void {
  const { amount, id: objectId, reference } = refund
  const hadItsMoney = refund.status !== 'queued'
  refund.callOff()
  record(account, `refund_${status}`, { payment, amount, objectId, reference })
  reach(account, payment, { refund, status })
  if (hadItsMoney) account.balances.deposit(amount)
}
