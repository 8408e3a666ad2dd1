import { isReported, type Money } from '@paystate/core'
import { z } from 'zod'
import type { Services } from '../engine/services.ts'
import { EngineError } from '../errors/engine-error.ts'
import type { PaymentCase } from '../journal/payment-case.ts'
import { isDisputed, refundLeft } from '../resolver/reserved.ts'
import type { InTransaction, Stored } from './application-transaction.ts'
import { checkInput, idField, positiveMoneyField } from './check-input.ts'
import { findTarget, holdsMoney } from './find-target.ts'
import type { Target } from './target.ts'
import { type Write, write, writeWithin } from './write.ts'
import type { WriteResult } from './write-result.ts'

/** Sends money back, in full or in part. */
export type RefundInput = Target & {
  /** Your id of this refund: the same id never refunds twice. */
  readonly id: string
  readonly amount: Money
  /** What the payer reads, where the provider shows it. */
  readonly reason?: string | undefined
  /** Refund on top of a dispute that took money, or may. */
  readonly despiteDispute?: boolean | undefined
}

/**
 * Refunds a payment. Reads it first when the last read is older than a minute, and never sends more than the
 * newest evidence leaves. What the provider takes only later is `waiting`: reserved, and sent by the engine.
 *
 * With `{ tx }` it is stored in your own transaction, and sent after its commit.
 *
 * @throws {EngineError} `exceeds_balance`, `several_payments`, `nothing_to_write`, `disputed`, `conflict`,
 * `unknown_id`, `not_configured`, `invalid_input`
 */
export interface RefundPayments {
  (input: RefundInput): Promise<WriteResult>
  (input: RefundInput, options: InTransaction): Promise<Stored<WriteResult>>
}

const common = {
  id: idField,
  amount: positiveMoneyField,
  reason: z.string().optional(),
  despiteDispute: z.boolean().optional(),
}

const schema: z.ZodType<RefundInput> = z.union([
  z.strictObject({ ...common, payment: idField }),
  z.strictObject({ ...common, order: idField }),
])

export function createRefund(services: Services): RefundPayments {
  function refund(input: RefundInput): Promise<WriteResult>
  function refund(input: RefundInput, options: InTransaction): Promise<Stored<WriteResult>>
  async function refund(input: RefundInput, options?: InTransaction) {
    const given = refundWrite(checkInput(schema, input))
    return options ? writeWithin(services, given, options) : write(services, given)
  }
  return refund
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
      ...(despiteDispute && { despiteDispute }),
    },
    compared: { amount: minorUnits, currency },
    amount: minorUnits,
    target: (session) =>
      findTarget(session, { kind: 'refund', id, target: input, fits: holdsMoney }),
    check: (payment) => checkRefund(payment, { amount, despiteDispute }),
    needsFresh: true,
  }
}

function checkRefund(
  payment: PaymentCase,
  { amount, despiteDispute }: { amount: Money; despiteDispute: boolean },
): void {
  const { row } = payment
  if (amount.currency !== row.currency) {
    throw new EngineError('invalid_input', {
      subject: row.id,
      what: `The payment is in ${row.currency}, the refund in ${amount.currency}.`,
    })
  }
  if (!despiteDispute && isDisputed(payment)) {
    throw new EngineError('disputed', {
      subject: row.id,
      what: 'A dispute took this money already, or may.',
    })
  }
  const left = refundLeft({ payment })
  if (!isReported(left) || amount.minorUnits <= left) return
  throw new EngineError('exceeds_balance', {
    subject: row.id,
    what: `${amount.minorUnits} minor units are asked for, and ${left} are left to refund.`,
  })
}
