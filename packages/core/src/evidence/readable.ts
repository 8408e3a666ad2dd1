import { AMOUNT_NAMES, type PaymentAmounts } from '../payments/amounts.ts'
import type { Reported } from '../payments/reported.ts'
import type { Observation, PaymentReport } from './observation.ts'

/** Evidence with only its readable amounts, and the totals that were reported unreadably. */
export interface Readable {
  readonly piece: Observation
  readonly unreadable: readonly (keyof PaymentAmounts)[]
}

/** Treats every amount that is negative or not an integer as not reported. */
export function readable(piece: Observation): Readable {
  const { payment, refunds, captures, disputes, attempts } = piece
  return {
    piece: {
      ...piece,
      ...(payment && { payment: readableReport(payment) }),
      ...(refunds && { refunds: refunds.map(withReadableAmount) }),
      ...(captures && { captures: captures.map(withReadableAmount) }),
      ...(disputes && {
        disputes: disputes.map((dispute) => ({
          ...withReadableAmount(dispute),
          moneyTaken: count(dispute.moneyTaken),
        })),
      }),
      ...(attempts && { attempts: attempts.map(withReadableAmount) }),
    },
    unreadable: payment ? AMOUNT_NAMES.filter((name) => !isReadable(payment.amounts[name])) : [],
  }
}

function readableReport(payment: PaymentReport): PaymentReport {
  const { amounts, allowed } = payment
  const remaining = allowed?.refundRemaining
  return {
    ...payment,
    amounts: {
      requested: count(amounts.requested),
      amount: count(amounts.amount),
      authorized: count(amounts.authorized),
      captured: count(amounts.captured),
      capturePending: count(amounts.capturePending),
      refunded: count(amounts.refunded),
      refundPending: count(amounts.refundPending),
      reversed: count(amounts.reversed),
      chargedBack: count(amounts.chargedBack),
    },
    ...(remaining !== undefined && { allowed: { ...allowed, refundRemaining: count(remaining) } }),
  }
}

function withReadableAmount<T extends { readonly amount: Reported<number> }>(part: T): T {
  const amount = count(part.amount)
  return Object.is(amount, part.amount) ? part : { ...part, amount }
}

function isReadable(amount: Reported<number>): boolean {
  return amount === 'not_reported' || (Number.isSafeInteger(amount) && amount >= 0)
}

/** Adding zero makes `-0` the `0` that it equals. */
function count(amount: Reported<number>): Reported<number> {
  return isReadable(amount) && amount !== 'not_reported' ? amount + 0 : 'not_reported'
}
