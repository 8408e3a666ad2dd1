import { isReported, type Money } from '@paystate/core'
import { z } from 'zod'
import type { Services } from '../engine/services.ts'
import { EngineError } from '../errors/engine-error.ts'
import type { PaymentCase } from '../journal/payment-case.ts'
import { captureLeft } from '../resolver/reserved.ts'
import type { InTransaction, Stored } from './application-transaction.ts'
import { checkInput, idField, positiveMoneyField } from './check-input.ts'
import { findTarget } from './find-target.ts'
import type { Target } from './target.ts'
import { type Write, write, writeWithin } from './write.ts'
import type { WriteResult } from './write-result.ts'

/** Takes authorized money. */
export type CaptureInput = Target & {
  /** Your id of this capture: the same id never captures twice. */
  readonly id: string
  readonly amount: Money
  /** No further capture will come; the provider may release the rest. */
  readonly final?: boolean | undefined
}

/**
 * Captures an authorized payment, in full or in part; never more than the newest evidence leaves.
 *
 * @throws {EngineError} `exceeds_balance`, `several_payments`, `nothing_to_write`, `conflict`, `unknown_id`,
 * `not_configured`, `invalid_input`
 */
export interface CapturePayments {
  (input: CaptureInput): Promise<WriteResult>
  (input: CaptureInput, options: InTransaction): Promise<Stored<WriteResult>>
}

const common = { id: idField, amount: positiveMoneyField, final: z.boolean().optional() }

const schema: z.ZodType<CaptureInput> = z.union([
  z.strictObject({ ...common, payment: idField }),
  z.strictObject({ ...common, order: idField }),
])

export function createCapture(services: Services): CapturePayments {
  function capture(input: CaptureInput): Promise<WriteResult>
  function capture(input: CaptureInput, options: InTransaction): Promise<Stored<WriteResult>>
  async function capture(input: CaptureInput, options?: InTransaction) {
    const given = captureWrite(checkInput(schema, input))
    return options ? writeWithin(services, given, options) : write(services, given)
  }
  return capture
}

function captureWrite(input: CaptureInput): Write {
  const { id, amount, final } = input
  const { currency, minorUnits } = amount
  return {
    id,
    input: {
      kind: 'capture',
      amount: { currency, minorUnits },
      ...(final !== undefined && { final }),
    },
    compared: { amount: minorUnits, currency },
    amount: minorUnits,
    target: (session) =>
      findTarget(session, {
        kind: 'capture',
        id,
        target: input,
        fits: ({ standing }) => standing === 'live',
      }),
    check: (payment) => checkCapture(payment, amount),
    needsFresh: true,
  }
}

function checkCapture(payment: PaymentCase, amount: Money): void {
  const { row } = payment
  if (amount.currency !== row.currency) {
    throw new EngineError('invalid_input', {
      subject: row.id,
      what: `The payment is in ${row.currency}, the capture in ${amount.currency}.`,
    })
  }
  const left = captureLeft({ payment })
  if (!isReported(left) || amount.minorUnits <= left) return
  throw new EngineError('exceeds_balance', {
    subject: row.id,
    what: `${amount.minorUnits} minor units are asked for, and ${left} are left to capture.`,
  })
}
