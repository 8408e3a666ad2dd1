import { parseOutcome } from '@paystate/core'
import type { Instance } from '../engine/instance.ts'
import { type Services, whenIdle } from '../engine/services.ts'
import { isEngineError } from '../errors/engine-error.ts'
import { matchMessage } from '../inbox/match-message.ts'
import { unmatchedOf } from '../inbox/unmatched-of.ts'
import { learnPushed } from '../journal/learn.ts'
import {
  creationOf,
  neverCreated,
  type PaymentCase,
  readCase,
  readCurrentCase,
} from '../journal/payment-case.ts'
import { readLeased } from '../resolver/read-leased.ts'
import { paymentsOfOrder } from '../store/payments/find-payment.ts'
import type { PaymentRow } from '../store/payments/payment-row.ts'
import { checkTransaction, type InTransaction, type Stored } from './application-transaction.ts'
import { allowsFailover, candidatesFor } from './candidates.ts'
import type { Seen } from './end-to-read.ts'
import { type Ensured, type Ensuring, ensureAttempt } from './open-attempt.ts'
import { checkPayInput, type PayInput } from './pay-input.ts'
import { payWithin } from './pay-within.ts'
import { type PayResult, resultOf, settle } from './settle-payment.ts'

/**
 * Ensures that an order has one payment that can take money. However often it is called: it returns the
 * order's live or paid payment, and opens the next attempt only when the one before has ended, by a fresh
 * read.
 *
 * With `{ tx }` the intent is stored in your own transaction, and sent after its commit.
 *
 * @throws {EngineError} `invalid_input`, `conflict`, `no_route`, `not_configured`; `read_first` with `{ tx }`
 * @throws {PaymentError} `invalid_request`, `not_supported`: the provider cannot take it; nothing was stored.
 * @throws {DatabaseError} It says whether the intent was stored; nothing is sent without that.
 */
export interface Pay {
  (input: PayInput): Promise<PayResult>
  (input: PayInput, options: InTransaction): Promise<Stored<PayResult>>
}

/** More rounds than any order can need. */
const MOST_ROUNDS = 8

export function createPay(services: Services): Pay {
  function pay(input: PayInput): Promise<PayResult>
  function pay(input: PayInput, options: InTransaction): Promise<Stored<PayResult>>
  async function pay(given: PayInput, options?: InTransaction) {
    const input = checkPayInput(given)
    const within = checkTransaction(options)
    return within ? payWithin(services, input, within) : ensure(services, input)
  }
  return pay
}

async function ensure(services: Services, input: PayInput): Promise<PayResult> {
  const asked = { session: services.store, input, probes: 'taken' } as const
  let candidates = await candidatesFor(services, asked)
  let seen: Seen | undefined
  for (let round = 1; ; round += 1) {
    const ensuring = { services, input, candidates, seen, transactionId: null }
    const ensured = await ensureNow(services, ensuring)
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

/**
 * What stands in the way of a changed order may have ended since it was last read, by a cancel or by its payer: it is
 * read before the order is refused.
 */
async function ensureNow(services: Services, ensuring: Ensuring): Promise<Ensured> {
  const { store, instances } = services
  try {
    return await store.transaction((tx) => ensureAttempt(tx, ensuring))
  } catch (error) {
    if (!isEngineError(error) || error.problem !== 'conflict') throw error
    const payments = await paymentsOfOrder(store, { order: ensuring.input.order })
    const live = payments.find(({ standing }) => standing === 'live')
    if (!live || live.providerId === null || !instances.has(live.instance)) throw error
    const seen = await readEnded(services, live)
    if (!seen) throw error
    return store.transaction((tx) => ensureAttempt(tx, { ...ensuring, seen }))
  }
}

/** The instances after the one that provably took nothing; none where another may not be used. */
function failoverAfter(payment: PaymentCase, candidates: readonly Instance[]): readonly Instance[] {
  const { row } = payment
  const outcome = creationOf(payment)?.outcome
  if (row.standing !== 'ended' || outcome === null || outcome === undefined) return []
  if (!allowsFailover(parseOutcome(outcome))) return []
  const at = candidates.findIndex(({ name }) => name === row.instance)
  return candidates.slice(at + 1)
}

/** Reads an attempt again. Undefined where that failed: then nothing may be opened. */
async function readEnded(services: Services, row: PaymentRow): Promise<Seen | undefined> {
  const { store } = services
  for (const naming of await unmatchedOf(store, [row])) {
    await matchMessage({ ...services, learnPushed }, naming)
  }
  const payment = await readCurrentCase(store, row)
  if (isUnheard(payment)) return seenIn(payment)
  await whenIdle(services, row) // a webhook of its end is read at this moment, perhaps
  const released = await readLeased(services, row)
  if (released.kind === 'busy') return undefined
  const read = await readCurrentCase(store, row)
  return released.done === 'made' || isUnheard(read) ? seenIn(read) : undefined
}

/** It never reached its provider, and no webhook claims otherwise. */
function isUnheard(payment: PaymentCase): boolean {
  return neverCreated(payment) && payment.webhooks.length === 0
}

function seenIn({ row: { key, version } }: PaymentCase): Seen {
  return { key, version }
}

/** Nothing is opened while it is not known whether an earlier attempt can take money. */
async function waitFor(services: Services, row: PaymentRow): Promise<PayResult> {
  const payment = await readCase(services.store, row)
  return { ...resultOf(payment), step: { kind: 'wait' } }
}
