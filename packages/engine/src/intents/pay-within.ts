import { instanceOf, type Services } from '../engine/services.ts'
import { EngineError } from '../errors/engine-error.ts'
import { neverCreated, type PaymentCase, readCase } from '../journal/payment-case.ts'
import { trackedPayment } from '../journal/tracked-payment.ts'
import { findPayment, paymentsOfOrder } from '../store/payments/find-payment.ts'
import type { PaymentRow } from '../store/payments/payment-row.ts'
import type { Transaction } from '../store/statements/session.ts'
import { withinTransaction } from '../store/transactions/within-transaction.ts'
import {
  type InTransaction,
  rolledBack,
  type Stored,
  whenCommitted,
} from './application-transaction.ts'
import { candidatesFor } from './candidates.ts'
import type { Seen } from './end-to-read.ts'
import { ensureAttempt } from './open-attempt.ts'
import type { PayInput } from './pay-input.ts'
import { type PayResult, resultOf, settle } from './settle-payment.ts'
import { payerStep } from './step.ts'

/**
 * Stores an intent to pay in the application's own transaction. Nothing is read or sent inside it: where the
 * attempt before would have to be read afresh first, it refuses.
 *
 * @throws {EngineError} `read_first`
 */
export async function payWithin(
  services: Services,
  input: PayInput,
  { tx }: InTransaction,
): Promise<Stored<PayResult>> {
  const { store } = services
  const { value: stored, transaction: ticket } = await withinTransaction(store, {
    tx,
    run: (inside, transactionId) => storeWithin(inside, { services, input, transactionId }),
  })
  const { id } = stored.row
  return {
    id,
    send: async () => {
      const state = await whenCommitted(store, { ticket, id })
      const row = state === 'committed' ? await findPayment(store, { id }) : undefined
      if (!row) return notStored(services, stored)
      return resultOf(await settle(services, { kind: 'found', row }))
    },
  }
}

async function storeWithin(
  tx: Transaction,
  given: { services: Services; input: PayInput; transactionId: string },
): Promise<PaymentCase> {
  const { services, input, transactionId } = given
  const candidates = await candidatesFor(services, { session: tx, input, probes: 'left' })
  const seen = await neverReached(tx, input)
  const ensuring = { services, input, candidates, seen, transactionId, isInside: true }
  const { kind, row } = await ensureAttempt(tx, ensuring)
  if (kind === 'read_first') {
    throw new EngineError('read_first', {
      subject: `order ${input.order}`,
      what: `Its payment ${row.id} has ended, and has to be read afresh before another is opened.`,
    })
  }
  instanceOf(services, row)
  return readCase(tx, row)
}

/** An attempt that provably never reached its provider needs no read. */
async function neverReached(tx: Transaction, { order }: PayInput): Promise<Seen | undefined> {
  const last = (await paymentsOfOrder(tx, { order })).at(-1)
  if (!last || !neverCreated(await readCase(tx, last))) return undefined
  return { key: last.key, version: last.version }
}

function notStored({ references }: Services, stored: PaymentCase): PayResult {
  const row: PaymentRow = { ...stored.row, standing: 'ended', status: 'failed' }
  const reference = references.of({ kind: 'create', id: row.id, try: 1 })
  return {
    payment: trackedPayment({ ...stored, row }),
    step: payerStep({ ...stored, row }),
    operation: rolledBack({ kind: 'create_payment', reference }),
  }
}
