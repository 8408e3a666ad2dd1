import { z } from 'zod'
import type { Services } from '../engine/services.ts'
import { checkInput, idField } from '../input/check-input.ts'
import type { Asker } from './asker.ts'
import { askerField } from './asker-field.ts'
import { findTarget } from './find-target.ts'
import { refuseDisputed } from './refuse-disputed.ts'
import { orderOf, type Target } from './target.ts'
import { byTarget, forOrder, forPayment } from './target-fields.ts'
import type { Write } from './write.ts'
import { createWriteCall, type WriteCall } from './write-call.ts'

/** Cancels a payment before it is paid, or releases an authorization. */
export type CancelInput = Target &
  Asker & {
    /** Your id for this cancel. */
    readonly id: string
    /** If the payer was faster: `reverse` allows paid money to be returned, `keep` does not. */
    readonly ifPaid: 'reverse' | 'keep'
    /** Return paid money on top of a dispute that took money, or may. */
    readonly despiteDispute?: boolean | undefined
  }

/**
 * Cancels a payment. An unsent one is withdrawn; one whose creation is unknown is looked up,
 * never repeated, and canceled when found. With `reverse`, it is refused while a dispute may take the same money.
 *
 * @throws {EngineError} `several_payments`, `nothing_to_write`, `disputed`, `conflict`, `unknown_id`,
 * `not_configured`, `invalid_input`
 */
export type CancelPayments = WriteCall<CancelInput>

const common = {
  ...askerField,
  id: idField,
  ifPaid: z.enum(['reverse', 'keep']),
  despiteDispute: z.boolean().optional(),
}

const schema = byTarget<CancelInput>({
  payment: z.strictObject({ ...common, ...forPayment }),
  order: z.strictObject({ ...common, ...forOrder }),
})

export function createCancel(services: Services): CancelPayments {
  return createWriteCall(services, (input) => cancelWrite(checkInput(schema, input)))
}

function cancelWrite(input: CancelInput): Write {
  const { id, ifPaid, despiteDispute = false } = input
  const stops = ifPaid === 'reverse' && !despiteDispute
  return {
    id,
    input: { kind: 'cancel', ifPaid },
    compared: { ifPaid },
    amount: null,
    onDispute: stops ? 'stop' : 'send',
    target: (session) =>
      findTarget(session, {
        kind: 'cancel',
        id,
        target: input,
        fits: ({ standing }) => standing !== 'ended',
      }),
    check: (payment) => {
      if (stops) refuseDisputed(payment)
    },
    who: input.who,
    order: orderOf(input),
  }
}
