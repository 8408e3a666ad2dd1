import { z } from 'zod'
import type { Services } from '../engine/services.ts'
import type { InTransaction, Stored } from './application-transaction.ts'
import { checkInput, idField } from './check-input.ts'
import { findTarget } from './find-target.ts'
import type { Target } from './target.ts'
import { type Write, write, writeWithin } from './write.ts'
import type { WriteResult } from './write-result.ts'

/** Ends a payment before it is paid, or gives authorized money free. */
export type CancelInput = Target & {
  /** Your id of this cancel. */
  readonly id: string
  /** If the payer was quicker: `reverse` agrees that paid money goes back, `keep` does not. */
  readonly ifPaid: 'reverse' | 'keep'
}

/**
 * Cancels a payment. One that was not sent yet is withdrawn; one whose creation is unknown is looked for,
 * never repeated, and canceled when found.
 *
 * @throws {EngineError} `several_payments`, `nothing_to_write`, `conflict`, `unknown_id`, `not_configured`,
 * `invalid_input`
 */
export interface CancelPayments {
  (input: CancelInput): Promise<WriteResult>
  (input: CancelInput, options: InTransaction): Promise<Stored<WriteResult>>
}

const common = { id: idField, ifPaid: z.enum(['reverse', 'keep']) }

const schema: z.ZodType<CancelInput> = z.union([
  z.strictObject({ ...common, payment: idField }),
  z.strictObject({ ...common, order: idField }),
])

export function createCancel(services: Services): CancelPayments {
  function cancel(input: CancelInput): Promise<WriteResult>
  function cancel(input: CancelInput, options: InTransaction): Promise<Stored<WriteResult>>
  async function cancel(input: CancelInput, options?: InTransaction) {
    const given = cancelWrite(checkInput(schema, input))
    return options ? writeWithin(services, given, options) : write(services, given)
  }
  return cancel
}

function cancelWrite(input: CancelInput): Write {
  const { id, ifPaid } = input
  return {
    id,
    input: { kind: 'cancel', ifPaid },
    compared: { ifPaid },
    amount: null,
    target: (session) =>
      findTarget(session, {
        kind: 'cancel',
        id,
        target: input,
        fits: ({ standing }) => standing !== 'ended',
      }),
    check: () => {},
    needsFresh: true,
  }
}
