import type { Account } from '../account/account.ts'
import { methodOf } from '../methods/method.ts'
import { becomePending, end } from '../payments/move-payment.ts'
import { isPayable, type Payment } from '../payments/payment.ts'
import { takePayment } from '../payments/take-payment.ts'
import { methodChosen, methodsFor } from './choose-method.ts'
import { type FailureReason, failureByAmount } from './failure.ts'

/**
 * What a payer does on the checkout page, by the payment's id.
 *
 * Each resolves when the first attempt of the webhook that it caused has been made, and rejects
 * when the payer cannot do it: the payment is not open, or the method does not fit.
 */
export interface MolliePayer {
  /** Pays: the payment becomes `paid`, or `authorized` when it is captured later. */
  pay(id: string, options?: { method?: string }): Promise<void>
  /** The payment becomes `failed`; the default reason is that of the amount. */
  fail(id: string, options?: { method?: string; reason?: FailureReason }): Promise<void>
  /**
   * Cancels for good. On the page, a payer who cancels at a preset method gets to choose another
   * first, and only canceling there ends the payment.
   */
  cancel(id: string): Promise<void>
  /** The payer is done and the money is in transit: `pending`. */
  startPaying(id: string, options?: { method?: string }): Promise<void>
  /** Closes the page: nothing changes until the payment expires. */
  leave(id: string): Promise<void>
}

export function createPayer(account: Account): MolliePayer {
  const { clock } = account

  /** Runs what falls due now: the webhook is tried once before the payer is back in the shop. */
  async function act(id: string, doIt: (payment: Payment) => void): Promise<void> {
    const payment = account.payments.find(id)
    if (!payment) throw new RangeError(`There is no payment ${id}`)
    if (!isPayable(payment))
      throw new RangeError(`${id} is ${payment.status}: the payer can no longer act`)
    doIt(payment)
    await clock.advance(0)
  }

  return {
    pay: (id, { method } = {}) =>
      act(id, (payment) => {
        payment.method = methodChosen(account, payment, method)
        takePayment(account, payment)
      }),
    fail: (id, { method, reason } = {}) =>
      act(id, (payment) => {
        payment.method = methodChosen(account, payment, method)
        payment.failureReason = reason ?? failureByAmount(payment) ?? 'unknown_reason'
        end(account, payment, 'failed')
      }),
    cancel: (id) => act(id, (payment) => end(account, payment, 'canceled')),
    startPaying: (id, { method } = {}) =>
      act(id, (payment) => {
        const chosen = methodChosen(account, payment, method ?? pendingMethod(account, payment))
        if (!methodOf(chosen)?.canBePending) throw new RangeError(`${chosen} is never pending`)
        payment.method = chosen
        becomePending(account, payment)
      }),
    leave: (id) => act(id, () => undefined),
  }
}

function pendingMethod(account: Account, payment: Payment): string | undefined {
  if (payment.method !== undefined) return undefined
  return methodsFor(account, payment).find(({ canBePending }) => canBePending)?.id
}
