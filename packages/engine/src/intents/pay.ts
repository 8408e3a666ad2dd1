import { epochOf, parseOutcome } from '@paystate/core'
import type { Instance } from '../engine/instance.ts'
import { instanceOf, type Services } from '../engine/services.ts'
import { listWithoutEvidence } from '../journal/conclude-creation.ts'
import {
  creationOf,
  isOpen,
  neverCreated,
  type PaymentCase,
  readCase,
} from '../journal/payment-case.ts'
import { type TrackedPayment, trackedPayment } from '../journal/tracked-payment.ts'
import { driveOperation } from '../resolver/drive.ts'
import { readPayment } from '../resolver/read-payment.ts'
import { withLease } from '../resolver/with-lease.ts'
import type { OperationRow } from '../store/operations/operation-row.ts'
import { retryOperation } from '../store/operations/update-operation.ts'
import { lockOrder } from '../store/orders/lock-order.ts'
import { findPayment, paymentsOfOrder } from '../store/payments/find-payment.ts'
import { lockPayment } from '../store/payments/lock-payment.ts'
import type { PaymentRow } from '../store/payments/payment-row.ts'
import { allowsFailover, candidatesFor } from './candidates.ts'
import { type Ensured, ensureAttempt, type Seen } from './open-attempt.ts'
import { type OperationResult, operationResult } from './operation-result.ts'
import { checkPayInput, type PayInput } from './pay-input.ts'
import { retryOf } from './retry-of.ts'
import { type PayerStep, payerStep } from './step.ts'

/** A payment, what to do for the payer now, and what is known of its creation. */
export interface PayResult {
  readonly payment: TrackedPayment
  readonly step: PayerStep
  readonly operation: OperationResult
}

/**
 * Ensures that an order has one payment that can take money. However often it is called: it returns the
 * order's live or paid payment, and opens the next attempt only when the one before has ended, by a fresh
 * read.
 *
 * @throws {EngineError} `invalid_input`, `conflict`, `no_route`
 * @throws {PaymentError} `invalid_request`, `not_supported`: the provider cannot take it; nothing was stored.
 * @throws {DatabaseError} It says whether the intent was stored; nothing is sent without that.
 */
export type Pay = (input: PayInput) => Promise<PayResult>

/** More rounds than any order has reasons for. */
const MOST_ROUNDS = 8

export function createPay(services: Services): Pay {
  return async (given) => ensure(services, checkPayInput(given))
}

async function ensure(services: Services, input: PayInput): Promise<PayResult> {
  const { store } = services
  let candidates = await candidatesFor(services, { session: store, input })
  let seen: Seen | undefined
  for (let round = 1; ; round += 1) {
    const ensuring = { services, input, candidates, seen, transactionId: null }
    const ensured = await store.transaction((tx) => ensureAttempt(tx, ensuring))
    const isLast = round >= MOST_ROUNDS
    if (ensured.kind === 'read_first' && !isLast) {
      const read = await readEnded(services, ensured.row)
      if (!read) return waitFor(services, ensured.row)
      seen = read
      continue
    }
    const payment = await settle(services, ensured)
    const left = failoverAfter(payment, candidates)
    if (ensured.kind !== 'opened' || left.length === 0 || isLast) return resultOf(payment)
    candidates = left
    seen = { key: payment.row.key, version: payment.row.version }
  }
}

/** The instances after the one that provably took nothing; none where another may not be asked. */
function failoverAfter(payment: PaymentCase, candidates: readonly Instance[]): readonly Instance[] {
  const { row } = payment
  const outcome = creationOf(payment)?.outcome
  if (row.standing !== 'ended' || outcome === null || outcome === undefined) return []
  if (!allowsFailover(parseOutcome(outcome))) return []
  const at = candidates.findIndex(({ name }) => name === row.instance)
  return candidates.slice(at + 1)
}

/** Reads an attempt that has ended once more. Undefined where that failed: then nothing may be opened. */
async function readEnded(services: Services, row: PaymentRow): Promise<Seen | undefined> {
  const { store } = services
  const payment = await readCase(store, row)
  if (neverCreated(payment)) return { key: row.key, version: row.version }
  const released = await withLease(services, { row, work: readPayment })
  if (released.kind === 'busy' || released.done !== 'made') return undefined
  const read = await findPayment(store, { key: row.key })
  return read && { key: read.key, version: read.version }
}

/** Nothing is opened while it is not known whether an earlier attempt can take money. */
async function waitFor(services: Services, row: PaymentRow): Promise<PayResult> {
  const payment = await readCase(services.store, row)
  return { ...resultOf(payment), step: { kind: 'wait' } }
}

/** Brings a payment as far as it comes in one call, and reads it as it then is. */
async function settle(services: Services, ensured: Ensured): Promise<PaymentCase> {
  const { store } = services
  if (ensured.kind === 'named') await sendAgain(services, ensured)
  const { row } = ensured
  await services.running.get(row.key)?.catch(() => undefined)
  const before = await readAgain(services, row)
  const creation = creationOf(before)
  if (creation && isOpen(creation)) {
    const lease = ensured.kind === 'opened' ? ensured.lease : undefined
    await driveOperation(services, { row, operation: creation, lease })
  } else if (isOld(services, before)) {
    await withLease(services, { row, work: readPayment })
  }
  services.wake()
  return readAgain({ store }, row)
}

async function readAgain(
  { store }: Pick<Services, 'store'>,
  { key }: PaymentRow,
): Promise<PaymentCase> {
  const row = await findPayment(store, { key })
  if (!row) throw new Error(`There is no payment ${key}`)
  return readCase(store, row)
}

/** What was read a while ago may have been paid since. */
function isOld({ clock, settings }: Services, { row }: PaymentCase): boolean {
  if (row.standing !== 'live') return false
  return clock.now() - epochOf(row.changedAt) > settings.freshMs
}

/** A named attempt that was provably not applied is sent again, unless the order has another payment by now. */
async function sendAgain(
  services: Services,
  { row, operation }: { row: PaymentRow; operation: OperationRow },
): Promise<void> {
  const as = retryOf(operation)
  if (!as) return
  instanceOf(services, row)
  await services.store.transaction(async (tx) => {
    const locked = await lockPayment(tx, { payment: row.key })
    const payment = locked && (await readCase(tx, locked))
    const current = payment && creationOf(payment)
    if (!payment || !current || current.state !== operation.state || !neverCreated(payment)) return
    await lockOrder(tx, { order: row.order })
    const all = await paymentsOfOrder(tx, { order: row.order })
    if (all.some(({ key, standing }) => key !== row.key && standing !== 'ended')) return
    const sendBefore = { inMs: services.settings.sendBeforeMs }
    await retryOperation(tx, { operation: operation.key, state: 'intended', as, sendBefore })
    await listWithoutEvidence(tx, { row: payment.row, record: payment.record, as: 'processing' })
  })
}

function resultOf(payment: PaymentCase): PayResult {
  const creation = creationOf(payment)
  if (!creation) throw new Error(`Payment ${payment.row.id} has no creation`)
  return {
    payment: trackedPayment(payment.row, payment.record.payment),
    step: payerStep(payment),
    operation: operationResult(creation),
  }
}
