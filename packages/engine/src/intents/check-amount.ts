import { isReported, type Money, type Reported } from '@paystate/core'
import { EngineError } from '../errors/engine-error.ts'
import type { PaymentRow } from '../store/payments/payment-row.ts'

interface Asked {
  readonly kind: 'capture' | 'refund'
  readonly amount: Money
}

/**
 * Refuses an amount in a currency other than the payment's.
 *
 * @throws {EngineError} `invalid_input`
 */
export function checkCurrency({ id, currency }: PaymentRow, { kind, amount }: Asked): void {
  if (amount.currency === currency) return
  throw new EngineError('invalid_input', {
    subject: id,
    what: `The payment is in ${currency}, the ${kind} in ${amount.currency}.`,
  })
}

/**
 * Refuses more than the newest evidence leaves; where that is not reported, the provider decides.
 *
 * @throws {EngineError} `exceeds_balance`
 */
export function checkLeft(
  { id }: PaymentRow,
  { kind, amount, left }: Asked & { readonly left: Reported<number> },
): void {
  if (!isReported(left) || amount.minorUnits <= left) return
  throw new EngineError('exceeds_balance', {
    subject: id,
    what: `${amount.minorUnits} minor units were requested, and ${left} are left to ${kind}.`,
  })
}
