import { type Account, createId, plan, record } from '../account/account.ts'
import { settleCaptures } from '../payments/move-payment.ts'
import type { Payment } from '../payments/payment.ts'
import { accessOf } from '../payments/payment-store.ts'
import type { Capture } from './capture.ts'
import { presentCapture } from './present-capture.ts'

/** Takes money that an authorization holds, at once or after `captureDuration`. */
export function beginCapture(
  account: Account,
  payment: Payment,
  terms: Pick<Capture, 'amount' | 'description' | 'metadata' | 'reference'>,
): Capture {
  const capture: Capture = {
    ...terms,
    id: createId(account, 'cpt'),
    sequence: account.nextSequence(),
    paymentId: payment.id,
    createdAt: account.clock.now(),
    status: 'pending',
  }
  payment.captures.push(capture)
  plan(account, payment, {
    after: account.heldCaptures.shift() ?? account.settings.captureDuration,
    run: () => succeedCapture(account, payment, capture),
  })
  return capture
}

function succeedCapture(account: Account, payment: Payment, capture: Capture): void {
  if (capture.status !== 'pending') return
  const { amount, id: objectId, reference } = capture
  capture.status = 'succeeded'
  record(account, 'captured', { payment, amount, objectId, reference })
  account.balances.deposit(amount)
  tell(account, payment, capture)
  settleCaptures(account, payment)
}

export function failCapture(account: Account, payment: Payment, capture: Capture): void {
  if (capture.status !== 'pending') return
  const { amount, id: objectId, reference } = capture
  capture.status = 'failed'
  record(account, 'capture_failed', { payment, amount, objectId, reference })
  tell(account, payment, capture)
  settleCaptures(account, payment)
}

function tell(account: Account, payment: Payment, capture: Capture): void {
  if (capture.status === 'pending') return
  account.notifier.notify(payment, `capture.${capture.status}`, {
    id: capture.id,
    collection: 'captures',
    entity: () => presentCapture(account, capture, { payment, access: accessOf(payment) }),
  })
}
