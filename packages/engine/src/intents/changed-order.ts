import type { Payment } from '@paystate/core'
import { EngineError } from '../errors/engine-error.ts'
import type { PaymentRow } from '../store/payments/payment-row.ts'

export interface ChangedOrder {
  /** The payment that the order has. */
  readonly row: PaymentRow
  readonly payment: Payment
  /** What differs, such as `amount`. */
  readonly what: string
}

/** An order that asks for something else than the payment it has already: what can be done about that. */
export function changedOrder({ row, payment, what }: ChangedOrder): EngineError {
  const isPaid = row.standing === 'paid'
  return new EngineError('conflict', {
    subject: `order ${row.order}`,
    what: isPaid
      ? `The order has been paid by ${row.id}, with another ${what}.`
      : `The order has the payment ${row.id}, which may still take money, with another ${what}.`,
    money: 'Nothing was opened; the payment stays as it is.',
    advice: isPaid
      ? 'Ask for the difference under another order, or refund it.'
      : howToReplace(payment, what),
  })
}

/** A payment that cannot be canceled ends only by itself, or by being paid. */
function howToReplace({ allowed, times }: Payment, what: string): string {
  const { expiresAt } = times
  const end = expiresAt === undefined ? 'when it has ended' : `when it has ended, at ${expiresAt}`
  const otherwise = `call again ${end}; or call pay with the earlier ${what}, let the payer finish it, and refund the difference or ask for it under another order.`
  return allowed.cancelable === 'no'
    ? `The provider does not let it be canceled now: ${otherwise}`
    : `Cancel that payment first and call again, which reads whether it has ended. Where it cannot be canceled, ${otherwise}`
}
