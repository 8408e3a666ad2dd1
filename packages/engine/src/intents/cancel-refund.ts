import { z } from 'zod'
import type { Services } from '../engine/services.ts'
import { EngineError } from '../errors/engine-error.ts'
import { checkInput, idField } from '../input/check-input.ts'
import { readCurrentCase } from '../journal/payment-case.ts'
import { trackedPayment } from '../journal/tracked-payment.ts'
import { withdrawOperation } from '../resolver/withdraw.ts'
import { findOperation } from '../store/operations/find-operations.ts'
import { findPayment } from '../store/payments/find-payment.ts'
import type { PaymentRow } from '../store/payments/payment-row.ts'
import type { Session, Transaction } from '../store/statements/session.ts'
import { withinTransaction } from '../store/transactions/within-transaction.ts'
import {
  checkTransaction,
  type InTransaction,
  rolledBack,
  type Stored,
  whenCommitted,
} from './application-transaction.ts'
import type { Asker } from './asker.ts'
import { askerField } from './asker-field.ts'
import { type Write, write, writeWithin } from './write.ts'
import type { WriteCall } from './write-call.ts'
import { type WriteResult, writeResult } from './write-result.ts'

/** Takes back a refund that the provider has not paid out. */
export interface CancelRefundInput extends Asker {
  /** Your id of this cancel. */
  readonly id: string
  /** Your id of the refund. */
  readonly refund: string
}

/**
 * Cancels a refund of yours. One that was not sent yet is withdrawn, and its result is given.
 *
 * With `{ tx }` it is stored in your own transaction, and sent after its commit.
 *
 * @throws {EngineError} `unknown_id`, `conflict`, `held`, `not_configured`, `invalid_input`
 */
export type CancelRefunds = WriteCall<CancelRefundInput>

const schema: z.ZodType<CancelRefundInput> = z.strictObject({
  ...askerField,
  id: idField,
  refund: idField,
})

export function createCancelRefund(services: Services): CancelRefunds {
  function cancelRefund(input: CancelRefundInput): Promise<WriteResult>
  function cancelRefund(
    input: CancelRefundInput,
    options: InTransaction,
  ): Promise<Stored<WriteResult>>
  async function cancelRefund(given: CancelRefundInput, options?: InTransaction) {
    const input = checkInput(schema, given)
    const within = checkTransaction(options)
    if (within) return cancelWithin(services, input, within)
    const { store } = services
    const withdrawn = await store.transaction((tx) => withdrawRefund(tx, { services, input }))
    if (withdrawn === 'sent') return write(services, cancelWrite(input))
    const { payment, refund } = await refundNow(services, withdrawn)
    return writeResult(payment, refund)
  }
  return cancelRefund
}

function cancelWrite({ id, refund, who }: CancelRefundInput): Write {
  return {
    id,
    input: { kind: 'cancel_refund', refund },
    compared: { refund },
    amount: null,
    onDispute: 'send',
    target: (session) => paymentOfRefund(session, refund),
    check: () => {},
    who,
  }
}

async function cancelWithin(
  services: Services,
  input: CancelRefundInput,
  { tx }: InTransaction,
): Promise<Stored<WriteResult>> {
  const { store } = services
  const { value: withdrawn, transaction: ticket } = await withinTransaction(store, {
    tx,
    run: (inside) => withdrawRefund(inside, { services, input }),
  })
  if (withdrawn === 'sent') return writeWithin(services, cancelWrite(input), { tx })
  const { id } = input
  return {
    id,
    send: async () => {
      const state = await whenCommitted(store, { ticket, id })
      const { payment, refund } = await refundNow(services, withdrawn)
      if (state === 'committed' || refund.state === 'withdrawn') return writeResult(payment, refund)
      const reference = services.references.of({ kind: 'cancel_refund', id, try: 1 })
      const operation = rolledBack({ kind: 'cancel_refund', reference })
      return { payment: trackedPayment(payment), operation }
    },
  }
}

async function paymentOfRefund(session: Session, id: string): Promise<PaymentRow> {
  const operation = await findOperation(session, { kind: 'refund', id })
  const row = operation && (await findPayment(session, { key: operation.payment }))
  if (row) return row
  throw new EngineError('unknown_id', { subject: id, what: 'There is no such refund.' })
}

interface Withdrawn {
  readonly row: PaymentRow
  /** The application's id of the refund. */
  readonly refund: string
}

/** Withdraws a refund that provably never left; `sent` when only the provider can cancel it. */
async function withdrawRefund(
  tx: Transaction,
  given: { readonly services: Services; readonly input: CancelRefundInput },
): Promise<Withdrawn | 'sent'> {
  const { references } = given.services
  const { refund, who } = given.input
  const row = await paymentOfRefund(tx, refund)
  const found = await findOperation(tx, { kind: 'refund', id: refund })
  if (found) await withdrawOperation(tx, { operation: found, why: 'asked', references, who })
  const operation = await findOperation(tx, { kind: 'refund', id: refund })
  if (operation?.state === 'withdrawn') return { row, refund }
  if (operation?.state === 'intended' || operation?.state === 'waiting') throw inDoubt(refund)
  return 'sent'
}

/** Neither may it be withdrawn as one that was never sent, nor canceled as one that was. */
function inDoubt(refund: string): EngineError {
  return new EngineError('held', {
    subject: refund,
    what: 'This database was restored from a backup, and whether the refund was sent is being looked up.',
    money: 'Nothing was withdrawn or canceled; the refund may have been made.',
    advice: 'Call again once it is found, or proven absent; providers() shows what is held.',
  })
}

/** The refund as it is stored now. */
async function refundNow({ store }: Services, { row, refund: id }: Withdrawn) {
  const payment = await readCurrentCase(store, row)
  const refund = payment.operations.find((one) => one.kind === 'refund' && one.id === id)
  if (!refund) throw new Error(`Refund ${id} is gone`)
  return { payment, refund }
}
