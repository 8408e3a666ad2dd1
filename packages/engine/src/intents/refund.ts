import type { Money } from '@paystate/core'
import { z } from 'zod'
import type { Services } from '../engine/services.ts'
import { checkInput, idField, positiveMoneyField } from '../input/check-input.ts'
import type { PaymentCase } from '../journal/payment-case.ts'
import { refundLeft } from '../resolver/reserved.ts'
import type { Asker } from './asker.ts'
import { askerField } from './asker-field.ts'
import { checkCurrency, checkLeft } from './check-amount.ts'
import { findTarget, holdsMoney } from './find-target.ts'
import { refuseDisputed } from './refuse-disputed.ts'
import { orderOf, type Target } from './target.ts'
import { byTarget, forOrder, forPayment } from './target-fields.ts'
import type { Write } from './write.ts'
import { createWriteCall, type WriteCall } from './write-call.ts'

/** Refunds money, in full or in part. */
export type RefundInput = Target &
  Asker & {
    /** Your id for this refund: the same id never refunds twice. */
    readonly id: string
    readonly amount: Money
    /** What the payer reads, where the provider shows it. */
    readonly reason?: string | undefined
    /** Refund on top of a dispute that took money, or may. */
    readonly despiteDispute?: boolean | undefined
  }

/**
 * Refunds a payment. Reads it first when the last read is older than a minute, and never sends more than the
 * newest evidence leaves. What the provider accepts only later is `waiting`: reserved, and sent by the engine.
 *
 * With `{ tx }` it is stored in your own transaction, and sent after its commit.
 *
 * @throws {EngineError} `exceeds_balance`, `several_payments`, `nothing_to_write`, `disputed`, `conflict`,
 * `unknown_id`, `not_configured`, `invalid_input`
 */
export type RefundPayments = WriteCall<RefundInput>

const common = {
  ...askerField,
  id: idField,
  amount: positiveMoneyField,
  reason: z.string().optional(),
  despiteDispute: z.boolean().optional(),
}

const schema = byTarget<RefundInput>({
  payment: z.strictObject({ ...common, ...forPayment }),
  order: z.strictObject({ ...common, ...forOrder }),
})

export function createRefund(services: Services): RefundPayments {
  return createWriteCall(services, (input) => refundWrite(checkInput(schema, input)))
}

function refundWrite(input: RefundInput): Write {
  const { id, amount, reason, despiteDispute = false } = input
  const { currency, minorUnits } = amount
  return {
    id,
    input: {
      kind: 'refund',
      amount: { currency, minorUnits },
      ...(reason !== undefined && { reason }),
    },
    compared: { amount: minorUnits, currency },
    amount: minorUnits,
    onDispute: despiteDispute ? 'send' : 'stop',
    target: (session) =>
      findTarget(session, { kind: 'refund', id, target: input, fits: holdsMoney }),
    check: (payment) => checkRefund(payment, { amount, despiteDispute }),
    who: input.who,
    order: orderOf(input),
  }
}

function checkRefund(
  payment: PaymentCase,
  { amount, despiteDispute }: { amount: Money; despiteDispute: boolean },
): void {
  const { row } = payment
  checkCurrency(row, { kind: 'refund', amount })
  if (!despiteDispute) refuseDisputed(payment)
  checkLeft(row, { kind: 'refund', amount, left: refundLeft({ payment }) })
}
