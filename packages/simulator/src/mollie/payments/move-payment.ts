import { type Account, plan, record } from '../account/account.ts'
import { followWithMandate } from '../mandates/mandate-of-first-payment.ts'
import { methodOf } from '../methods/method.ts'
import { DAY } from '../times/durations.ts'
import { isFinal, type MolliePaymentStatus, type Payment } from './payment.ts'
import { capturableOf, capturedOf } from './payment-money.ts'

/** Puts a payment into a status, and records it and notifies the merchant. */
function reach(account: Account, payment: Payment, status: MolliePaymentStatus): void {
  payment.status = status
  payment.reachedAt[status] = account.clock.now()
  if (isFinal(payment)) payment.captureBefore = undefined
  if (status !== 'open' && status !== 'pending') payment.expiresAt = undefined
  followWithMandate(account, payment)
  if (status !== 'open') account.notifier.notify(payment, `payment.${status}`)
}

export function becomePending(account: Account, payment: Payment): void {
  reach(account, payment, 'pending')
}

/** The payer's part is done: the money is taken, or held when captures take it later. */
export function succeed(account: Account, payment: Payment): void {
  callOffMoves(payment)
  if (isCapturedLater(payment)) authorize(account, payment)
  else pay(account, payment)
}

export function isCapturedLater({ captureMode, captureDelay }: Payment): boolean {
  return captureMode === 'manual' || captureDelay !== undefined
}

function pay(account: Account, payment: Payment): void {
  record(account, 'captured', { payment, reference: payment.reference })
  account.balances.deposit(payment.amount)
  reach(account, payment, 'paid')
}

function authorize(account: Account, payment: Payment): void {
  const window = methodOf(payment.method ?? '')?.capture?.window ?? 7 * DAY
  record(account, 'authorized', { payment })
  payment.captureBefore = account.clock.now() + window
  reach(account, payment, 'authorized')
  plan(account, payment, {
    after: window,
    isMove: true,
    run: () => endAuthorization(account, payment, 'expired'),
  })
}

/** A capture took money; the payment is paid when nothing more will be taken. */
export function settleCaptures(account: Account, payment: Payment): void {
  if (payment.status !== 'authorized') return
  const isPending = payment.captures.some(({ status }) => status === 'pending')
  const takesMore = methodOf(payment.method ?? '')?.capture?.several && capturableOf(payment) > 0
  if (!isPending && !takesMore && (capturedOf(payment) ?? 0) > 0) {
    callOffMoves(payment)
    reach(account, payment, 'paid')
  }
}

/** What was captured stays captured; without it the payment ends as `end`. */
export function endAuthorization(
  account: Account,
  payment: Payment,
  end: 'canceled' | 'expired',
): void {
  const isBusy = payment.captures.some(({ status }) => status === 'pending')
  if (payment.status !== 'authorized' || isBusy) return
  callOffMoves(payment)
  const { currency } = payment.amount
  record(account, 'released', { payment, amount: { currency, minorUnits: capturableOf(payment) } })
  const hasCaptured = (capturedOf(payment) ?? 0) > 0
  if (!hasCaptured) record(account, end, { payment })
  reach(account, payment, hasCaptured ? 'paid' : end)
}

/** A payment that took no money ends. */
export function end(
  account: Account,
  payment: Payment,
  status: 'canceled' | 'expired' | 'failed',
): void {
  callOffMoves(payment)
  record(account, status, { payment })
  reach(account, payment, status)
}

/** Ends the payment by the clock, unless something else ends it before. */
export function planExpiry(account: Account, payment: Payment): void {
  const { expiresAt } = payment
  if (expiresAt === undefined) return
  plan(account, payment, {
    after: expiresAt - account.clock.now(),
    isMove: true,
    run: () => {
      if (payment.status === 'open' && payment.expiresAt === expiresAt) {
        end(account, payment, 'expired')
      }
    },
  })
}

function callOffMoves({ moves }: Payment): void {
  for (const callOff of moves) callOff()
}
