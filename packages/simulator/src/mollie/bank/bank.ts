import { type Account, createId, record } from '../account/account.ts'
import { failCapture } from '../captures/move-capture.ts'
import type { Chargeback } from '../chargebacks/chargeback.ts'
import { presentChargeback } from '../chargebacks/present-chargeback.ts'
import { methodChosen } from '../checkout/choose-method.ts'
import { amountText, toMinorUnits } from '../money/money.ts'
import { end } from '../payments/move-payment.ts'
import type { Payment } from '../payments/payment.ts'
import { chargedBackOf, paidOf } from '../payments/payment-money.ts'
import { accessOf } from '../payments/payment-store.ts'
import { takePayment } from '../payments/take-payment.ts'
import { failRefund } from '../refunds/move-refund.ts'
import { payOut } from '../settlements/pay-out.ts'
import type { EventSubject } from '../webhooks/notifier.ts'

/** What happens at the banks behind Mollie, without a request to the API. */
export interface MollieBank {
  /** The money of a pending payment arrives. */
  confirm(paymentId: string): Promise<void>
  /** A pending payment is refused; an authorized one loses its authorization. */
  decline(paymentId: string): Promise<void>
  /**
   * Money arrives for a canceled, expired or failed payment, which becomes `paid`, or
   * `authorized`. Mollie does not document this: it shows how a client deals with the unexpected.
   */
  payLate(paymentId: string): Promise<void>
  /** Returns the chargeback's id. `value` is a decimal string; default: everything that was paid. */
  chargeBack(
    paymentId: string,
    options?: { value?: string; reason?: ChargebackReason },
  ): Promise<string>
  /** The chargeback is reversed in the merchant's favor. */
  reverseChargeback(chargebackId: string): Promise<void>
  /** The next capture is `pending` for this long (milliseconds), whatever the account's setting. */
  holdNextCapture(milliseconds: number): void
  /** An accepted refund fails, even after it was sent. */
  failRefund(refundId: string): Promise<void>
  /** A pending capture is refused. */
  failCapture(captureId: string): Promise<void>
  /**
   * Mollie pays the merchant out. Gives the settlement's id, which everything carries from then on
   * whose money has moved and that no earlier settlement had.
   */
  payOut(): Promise<string>
}

/** Why a payment is charged back. */
export interface ChargebackReason {
  code: string
  description: string
}

export function createBank(account: Account): MollieBank {
  const { clock, payments } = account

  function paymentIn(id: string, ...statuses: Payment['status'][]): Payment {
    const payment = payments.find(id)
    if (payment && statuses.includes(payment.status)) return payment
    throw new RangeError(`${id} is not a payment that is ${statuses.join(' or ')}`)
  }

  function owner<Item extends { readonly id: string }>(
    id: string,
    itemsOf: (payment: Payment) => readonly Item[],
  ): { payment: Payment; item: Item } {
    for (const payment of payments.all()) {
      const item = itemsOf(payment).find((candidate) => candidate.id === id)
      if (item) return { payment, item }
    }
    throw new RangeError(`There is no ${id}`)
  }

  return {
    async confirm(paymentId) {
      takePayment(account, paymentIn(paymentId, 'pending'))
      await clock.advance(0)
    },
    async decline(paymentId) {
      end(account, paymentIn(paymentId, 'pending', 'authorized'), 'failed')
      await clock.advance(0)
    },
    async payLate(paymentId) {
      const payment = paymentIn(paymentId, 'canceled', 'expired', 'failed')
      payment.method = methodChosen(account, payment)
      payment.failureReason = undefined
      takePayment(account, payment)
      await clock.advance(0)
    },
    async chargeBack(paymentId, { value, reason } = {}) {
      const payment = paymentIn(paymentId, 'paid')
      const chargeback = addChargeback(account, payment, { value, reason })
      await clock.advance(0)
      return chargeback.id
    },
    async reverseChargeback(chargebackId) {
      const { payment, item } = owner(chargebackId, ({ chargebacks }) => chargebacks)
      winBack(account, payment, item)
      await clock.advance(0)
    },
    holdNextCapture(milliseconds) {
      if (!(milliseconds > 0))
        throw new RangeError('A capture is held for more than 0 milliseconds')
      account.heldCaptures.push(milliseconds)
    },
    async failRefund(refundId) {
      const { payment, item } = owner(refundId, ({ refunds }) => refunds)
      if (item.status === 'failed' || item.status === 'canceled') {
        throw new RangeError(`${refundId} is ${item.status} already`)
      }
      failRefund(account, payment, item)
      await clock.advance(0)
    },
    async failCapture(captureId) {
      const { payment, item } = owner(captureId, ({ captures }) => captures)
      if (item.status !== 'pending') throw new RangeError(`${captureId} is ${item.status} already`)
      failCapture(account, payment, item)
      await clock.advance(0)
    },
    payOut: async () => payOut(account),
  }
}

function addChargeback(
  account: Account,
  payment: Payment,
  { value, reason }: { value: string | undefined; reason: ChargebackReason | undefined },
): Chargeback {
  const { currency } = payment.amount
  const left = paidOf(payment) - chargedBackOf(payment)
  const minorUnits = value === undefined ? left : toMinorUnits(value, currency)
  if (minorUnits === undefined || minorUnits < 1 || minorUnits > left) {
    const most = amountText({ currency, minorUnits: left })
    throw new RangeError(`No more than ${most} can be charged back of ${payment.id}`)
  }
  const chargeback: Chargeback = {
    id: createId(account, 'chb'),
    sequence: account.nextSequence(),
    paymentId: payment.id,
    createdAt: account.clock.now(),
    amount: { currency, minorUnits },
    reason,
    reversedAt: undefined,
  }
  payment.chargebacks.push(chargeback)
  const { amount, id: objectId } = chargeback
  record(account, 'charged_back', { payment, amount, objectId })
  account.balances.deposit({ currency, minorUnits: -minorUnits })
  account.notifier.notify(payment, 'chargeback.received', subject(account, payment, chargeback))
  return chargeback
}

function winBack(account: Account, payment: Payment, chargeback: Chargeback): void {
  const { amount, id: objectId } = chargeback
  if (chargeback.reversedAt !== undefined) throw new RangeError(`${objectId} is reversed already`)
  chargeback.reversedAt = account.clock.now()
  record(account, 'chargeback_reversed', { payment, amount, objectId })
  account.balances.deposit(amount)
  account.notifier.notify(payment, 'chargeback.reversed', subject(account, payment, chargeback))
}

function subject(account: Account, payment: Payment, chargeback: Chargeback): EventSubject {
  return {
    id: chargeback.id,
    collection: 'chargebacks',
    entity: () => presentChargeback(account, chargeback, { payment, access: accessOf(payment) }),
  }
}
