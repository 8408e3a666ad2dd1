import { z } from 'zod'
import type { Services } from '../engine/services.ts'
import { EngineError } from '../errors/engine-error.ts'
import { readCase } from '../journal/payment-case.ts'
import { withdrawOperation } from '../resolver/withdraw.ts'
import { findOperation } from '../store/operations/find-operations.ts'
import { findPayment } from '../store/payments/find-payment.ts'
import type { PaymentRow } from '../store/payments/payment-row.ts'
import type { Session } from '../store/statements/session.ts'
import { checkInput, idField } from './check-input.ts'
import { write } from './write.ts'
import { type WriteResult, writeResult } from './write-result.ts'

/** Takes back a refund that the provider has not paid out. */
export interface CancelRefundInput {
  /** Your id of this cancel. */
  readonly id: string
  /** Your id of the refund. */
  readonly refund: string
}

/**
 * Cancels a refund of yours. One that was not sent yet is withdrawn, and its result is given.
 *
 * @throws {EngineError} `unknown_id`, `conflict`, `not_configured`, `invalid_input`
 */
export type CancelRefunds = (input: CancelRefundInput) => Promise<WriteResult>

const schema: z.ZodType<CancelRefundInput> = z.strictObject({ id: idField, refund: idField })

export function createCancelRefund(services: Services): CancelRefunds {
  return async (input) => {
    const { id, refund } = checkInput(schema, input)
    const withdrawn = await withdrawRefund(services, refund)
    if (withdrawn) return withdrawn
    return write(services, {
      id,
      input: { kind: 'cancel_refund', refund },
      compared: { refund },
      amount: null,
      target: (session) => paymentOfRefund(session, refund),
      check: () => {},
      needsFresh: true,
    })
  }
}

async function paymentOfRefund(session: Session, id: string): Promise<PaymentRow> {
  const operation = await findOperation(session, { kind: 'refund', id })
  const row = operation && (await findPayment(session, { key: operation.payment }))
  if (row) return row
  throw new EngineError('unknown_id', { subject: id, what: 'There is no such refund.' })
}

async function withdrawRefund(services: Services, id: string): Promise<WriteResult | undefined> {
  const { store, references } = services
  const row = await paymentOfRefund(store, id)
  const { operation, payment } = await store.transaction(async (tx) => {
    const found = await findOperation(tx, { kind: 'refund', id })
    if (found) await withdrawOperation(tx, { operation: found, why: 'asked', references })
    return {
      operation: await findOperation(tx, { kind: 'refund', id }),
      payment: await readCase(tx, row),
    }
  })
  if (operation?.state !== 'withdrawn') return undefined
  return writeResult(payment, operation)
}
