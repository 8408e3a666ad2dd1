import { instanceOf, type Services } from '../engine/services.ts'
import { EngineError } from '../errors/engine-error.ts'
import {
  neverCreated,
  type PaymentCase,
  readCase,
  readCurrentCase,
} from '../journal/payment-case.ts'
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
import { findNamed } from './named-attempt.ts'
import { ensureAttempt } from './open-attempt.ts'
import type { PayInput } from './pay-input.ts'
import { retryOf } from './retry-of.ts'
import { sendAgain } from './send-again.ts'
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
      const row = await findPayment(store, { id })
      if (!row) return notStored(services, stored)
      if (state === 'rolled_back') return resultOf(await readCurrentCase(store, row)) // from before
      return resultOf(await settle(services, { kind: 'found', row }))
    },
  }
}

async function storeWithin(
  tx: Transaction,
  given: { services: Services; input: PayInput; transactionId: string },
): Promise<PaymentCase> {
  const { services, input, transactionId } = given
  const again = await storeAgain(tx, { services, input })
  if (again) return again
  const candidates = await candidatesFor(services, { session: tx, input, probes: 'left' })
  const seen = await neverReached(tx, input)
  const ensuring = { services, input, candidates, seen, transactionId, isInside: true }
  const { kind, row } = await ensureAttempt(tx, ensuring)
  if (kind === 'read_first') throw readFirst(input, row)
  instanceOf(services, row)
  return readCase(tx, row)
}

/** An attempt of this id that was provably not applied is sent again, as outside of a transaction. */
async function storeAgain(
  tx: Transaction,
  { services, input }: { services: Services; input: PayInput },
): Promise<PaymentCase | undefined> {
  const { id } = input
  const named = id === undefined ? undefined : await findNamed(tx, { input, id })
  if (!named || !retryOf(named.operation)) return undefined
  const { row } = named
  instanceOf(services, row)
  const seen = await neverReached(tx, input, row)
  const stored = await sendAgain(tx, { services, ...named, seen })
  if (stored.kind === 'read_first') throw readFirst(input, stored.row)
  return stored.kind === 'stored' ? readCurrentCase(tx, row) : undefined
}

function readFirst({ order }: PayInput, { id }: PaymentRow): EngineError {
  return new EngineError('read_first', {
    subject: `order ${order}`,
    what: `Its payment ${id} has ended, and has to be read afresh before another is opened.`,
  })
}

/** An attempt that provably never reached its provider needs no read. */
async function neverReached(
  tx: Transaction,
  { order }: PayInput,
  except?: PaymentRow,
): Promise<Seen | undefined> {
  const payments = await paymentsOfOrder(tx, { order })
  const last = payments.filter(({ key }) => key !== except?.key).at(-1)
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
