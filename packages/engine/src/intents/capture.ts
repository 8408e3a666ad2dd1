import type { Money } from '@paystate/core'
import { z } from 'zod'
import type { Services } from '../engine/services.ts'
import { checkInput, idField, positiveMoneyField } from '../input/check-input.ts'
import type { PaymentCase } from '../journal/payment-case.ts'
import { captureLeft } from '../resolver/reserved.ts'
import type { Asker } from './asker.ts'
import { askerField } from './asker-field.ts'
import { checkCurrency, checkLeft } from './check-amount.ts'
import { findTarget } from './find-target.ts'
import { orderOf, type Target } from './target.ts'
import { byTarget, forOrder, forPayment } from './target-fields.ts'
import type { Write } from './write.ts'
import { createWriteCall, type WriteCall } from './write-call.ts'

/** Captures authorized money. */
export type CaptureInput = Target &
  Asker & {
    /** Your id for this capture: the same id never captures twice. */
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
export type CapturePayments = WriteCall<CaptureInput>

const common = {
  ...askerField,
  id: idField,
  amount: positiveMoneyField,
  final: z.boolean().optional(),
}

const schema = byTarget<CaptureInput>({
  payment: z.strictObject({ ...common, ...forPayment }),
  order: z.strictObject({ ...common, ...forOrder }),
})

export function createCapture(services: Services): CapturePayments {
  return createWriteCall(services, (input) => captureWrite(checkInput(schema, input)))
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
    onDispute: 'send',
    target: (session) =>
      findTarget(session, {
        kind: 'capture',
        id,
        target: input,
        fits: ({ standing }) => standing === 'live',
      }),
    check: (payment) => checkCapture(payment, amount),
    who: input.who,
    order: orderOf(input),
  }
}

function checkCapture(payment: PaymentCase, amount: Money): void {
  const { row } = payment
  checkCurrency(row, { kind: 'capture', amount })
  checkLeft(row, { kind: 'capture', amount, left: captureLeft({ payment }) })
}
