import { epochOf } from '@paystate/core'
import { instanceOf, type Services, whenIdle } from '../engine/services.ts'
import { EngineError, isEngineError } from '../errors/engine-error.ts'
import { unknownPayment } from '../errors/unknown-payment.ts'
import { isOpen, type PaymentCase, readCase, readCurrentCase } from '../journal/payment-case.ts'
import { trackedPayment } from '../journal/tracked-payment.ts'
import { driveOperation } from '../resolver/drive.ts'
import type { IntentInput } from '../resolver/intent-input.ts'
import { type LeasedPayment, leasePayment } from '../resolver/lease-payment.ts'
import { prepareIntent } from '../resolver/prepare-intent.ts'
import { readLeased } from '../resolver/read-leased.ts'
import { storeUnsent } from '../resolver/store-unsent.ts'
import { CORE_KINDS } from '../resolver/withdraw.ts'
import { findOperation } from '../store/operations/find-operations.ts'
import { type Compared, insertOperation } from '../store/operations/insert-operation.ts'
import type { OnDispute, OperationRow } from '../store/operations/operation-row.ts'
import { retryOperation } from '../store/operations/update-operation.ts'
import { findPayment, paymentsOfOrder } from '../store/payments/find-payment.ts'
import { lockPayment } from '../store/payments/lock-payment.ts'
import type { PaymentRow } from '../store/payments/payment-row.ts'
import { wakePayment } from '../store/payments/wake-payment.ts'
import type { Session, Transaction } from '../store/statements/session.ts'
import { withinTransaction } from '../store/transactions/within-transaction.ts'
import {
  type InTransaction,
  rolledBack,
  type Stored,
  whenCommitted,
} from './application-transaction.ts'
import { refuseHeld } from './refuse-held.ts'
import { retryOf } from './retry-of.ts'
import { shownTry } from './shown-try.ts'
import { type WriteResult, writeResult } from './write-result.ts'

/** A write on a payment that exists. */
export interface Write {
  readonly id: string
  readonly input: IntentInput
  readonly compared: Compared
  readonly amount: number | null
  readonly onDispute: OnDispute
  /** Finds the payment that is meant, in a session of the caller. */
  readonly target: (session: Session) => Promise<PaymentRow>
  /** Refuses it before it is stored: under the payment's lock, against the newest evidence. */
  readonly check: (payment: PaymentCase) => void
  /** The person who asks for it. */
  readonly who: string | undefined
  /** The order that was named in place of a payment. */
  readonly order?: string | undefined
}

/**
 * Stores a write and takes it as far as it comes now. The same id gives the same result; what was provably
 * not applied is sent again, under the same reference or the next derived one.
 */
export async function write(services: Services, given: Write): Promise<WriteResult> {
  const { store } = services
  const row = await targetNow(services, given)
  instanceOf(services, row)
  if (!(await isOver(services, { row, given }))) await freshen(services, row)
  const intent = await store.transaction((tx) => storeIntent(tx, { services, given, row }))
  await whenIdle(services, row)
  return finish(services, { row, ...intent })
}

/** What was last read may rule a write out that has become possible: the payer may have paid a moment ago. */
async function targetNow(services: Services, { target, order }: Write): Promise<PaymentRow> {
  const { store, instances } = services
  try {
    return await target(store)
  } catch (error) {
    if (order === undefined || !isEngineError(error) || error.problem !== 'nothing_to_write')
      throw error
    const payments = await paymentsOfOrder(store, { order })
    for (const row of payments.filter(({ standing }) => standing === 'live'))
      if (instances.has(row.instance)) await freshen(services, row)
    return target(store)
  }
}

/** Stores a write in the application's own transaction; see `Stored`. */
export async function writeWithin(
  services: Services,
  given: Write,
  { tx }: InTransaction,
): Promise<Stored<WriteResult>> {
  const { store } = services
  const { id, input } = given
  const { value: row, transaction: ticket } = await withinTransaction(store, {
    tx,
    run: async (inside, transactionId) => {
      const target = await given.target(inside)
      await storeIntent(inside, { services, given, row: target, inside: transactionId })
      return target
    },
  })
  return {
    id,
    send: async () => {
      const state = await whenCommitted(store, { ticket, id })
      const payment = await readCurrentCase(store, row)
      const operation = payment.operations.find(
        (other) => other.id === id && other.kind === input.kind,
      )
      if (!operation) return notStored(services, { payment, id, input })
      if (state === 'rolled_back') return writeResult(payment, operation) // from before
      return finish(services, { row, operation })
    },
  }
}

function notStored(
  { references }: Services,
  { payment, id, input }: { payment: PaymentCase; id: string; input: IntentInput },
): WriteResult {
  const { kind } = input
  const reference = references.of({ kind, id, try: 1 })
  const operation = rolledBack({ kind: CORE_KINDS[kind], reference })
  return { payment: trackedPayment(payment), operation }
}

interface Storing {
  readonly services: Services
  readonly given: Write
  readonly row: PaymentRow
  /** The application's transaction that it is stored in: a worker, or `send`, takes the lease. */
  readonly inside?: string
}

interface Intent {
  readonly operation: OperationRow
  readonly lease?: LeasedPayment | undefined
}

async function storeIntent(tx: Transaction, storing: Storing): Promise<Intent> {
  const { services, given, inside } = storing
  const { references } = services
  const row = await lockPayment(tx, { payment: storing.row.key })
  if (!row) throw unknownPayment(storing.row.id)
  const payment = await readCase(tx, row)
  const { id, input, compared, amount, onDispute } = given
  const asked = { kind: input.kind, id, amount }
  const known = await findOperation(tx, { kind: input.kind, id })
  const as = known && retryOf(known)
  const shown = known && !as ? undefined : shownTry(payment, { ...asked, references })
  if (shown === undefined && (!known || (as && known.payment === row.key))) {
    refuseHeld(row)
    given.check(payment)
    await checkBytes(tx, storing, payment)
  }
  const inserted = await insertOperation(tx, {
    kind: input.kind,
    id,
    payment: row.key,
    compared: { ...compared, payment: row.id },
    amount: given.amount,
    state: 'intended',
    sendBefore: 'never',
    transactionId: inside ?? null,
    onDispute,
    askedBy: given.who,
  })
  if (inserted.kind === 'conflict') {
    throw new EngineError('conflict', {
      subject: id,
      what: `This id already belongs to a ${input.kind} with another ${inserted.differences.join(', ')}.`,
    })
  }
  const again = await begun(tx, { operation: inserted.operation, as, shown, onDispute })
  if (as || inserted.kind === 'inserted') {
    await storeUnsent(tx, { references, operation: again, input, row })
  }
  if (!isOpen(again)) return { operation: again }
  await wakePayment(tx, { payment: row.key })
  if (inside !== undefined) return { operation: again }
  const lease = await leasePayment(tx, { services, payment: row.key })
  return lease === 'busy' ? { operation: again } : { operation: again, lease }
}

/** The operation at the try that it begins with: the next one after an end, or that which the provider shows. */
async function begun(
  tx: Transaction,
  given: {
    readonly operation: OperationRow
    readonly as: 'same_try' | 'next_try' | undefined
    readonly shown: number | undefined
    readonly onDispute: OnDispute
  },
): Promise<OperationRow> {
  const { as, shown = 1, onDispute } = given
  const next = (operation: number, how: 'same_try' | 'next_try') =>
    retryOperation(tx, { operation, state: 'intended', as: how, sendBefore: 'never', onDispute })
  let operation = as ? await next(given.operation.key, as) : given.operation
  while (operation.try < shown) operation = await next(operation.key, 'next_try')
  return operation
}

/** What the provider's own rules refuse is refused here, and nothing of it is stored. */
async function checkBytes(
  tx: Transaction,
  { services, given, row }: Storing,
  payment: PaymentCase,
) {
  if (payment.record.payment.providerStatus === undefined) return
  const { id, input } = given
  const reference = services.references.of({ kind: input.kind, id, try: 1 })
  const instance = instanceOf(services, row)
  const preparation = await prepareIntent(tx, { input, reference, payment, instance })
  if (preparation.state === 'prepared') return
  const { issues, reason } = preparation
  const what = reason === 'not_supported' ? 'The provider does not support this.' : 'Invalid input.'
  throw new EngineError('invalid_input', { subject: id, what, issues })
}

/** Whether an old call is repeated that gives its result from the tombstone: then nothing needs to be read. */
async function isOver(
  { store }: Services,
  { row, given }: { row: PaymentRow; given: Write },
): Promise<boolean> {
  if (row.erasedAt === null) return false
  const known = await findOperation(store, { kind: given.input.kind, id: given.id })
  return known !== undefined && !isOpen(known)
}

/** Reads a payment whose last read is older than a minute. Where it fails, the evidence at hand has to do. */
async function freshen(services: Services, row: PaymentRow): Promise<void> {
  const { store, settings } = services
  await whenIdle(services, row)
  const { readAt, asOf, providerId } = (await findPayment(store, { key: row.key })) ?? row
  const isFresh = readAt !== null && epochOf(asOf) - epochOf(readAt) <= settings.freshMs
  if (isFresh || providerId === null) return
  await readLeased(services, row)
}

async function finish(
  services: Services,
  { row, operation, lease }: Intent & { readonly row: PaymentRow },
): Promise<WriteResult> {
  const known = isOpen(operation)
    ? await driveOperation(services, { row, operation, lease })
    : undefined
  services.wake()
  const payment = known ?? (await readCurrentCase(services.store, row))
  const now = payment.operations.find(({ key }) => key === operation.key) ?? operation
  return writeResult(payment, now)
}
