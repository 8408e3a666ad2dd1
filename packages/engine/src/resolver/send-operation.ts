import {
  type Instant,
  type LeaveLimit,
  type OperationKind,
  type Outcome,
  type Prepared,
  type PreviousAttempts,
  parsePending,
  parsePrepared,
} from '@paystate/core'
import { concludeRefusal } from '@paystate/core/adapter'
import { type PaymentCase, readCase } from '../journal/payment-case.ts'
import { noticeRestored } from '../restored/notice-restored.ts'
import type { AttemptMark } from '../store/attempts/attempt-mark.ts'
import { beginAttempt } from '../store/attempts/begin-attempt.ts'
import { endAttempt } from '../store/attempts/end-attempt.ts'
import type { OperationRow } from '../store/operations/operation-row.ts'
import { lockPayment } from '../store/payments/lock-payment.ts'
import type { Transaction } from '../store/statements/session.ts'
import { conclude } from './conclude.ts'
import { contactOf, isMade } from './contact.ts'
import { inDatabaseTime } from './database-time.ts'
import { finish } from './finish.ts'
import type { Finished, Held } from './held.ts'
import { mustLookFirst } from './look-first-marker.ts'
import { pendingAttempt } from './pending-attempt.ts'
import { prepareTry } from './prepare-try.ts'
import { type RefusedToSend, refuseToSend } from './refuse-to-send.ts'
import { isStoppedByDispute } from './reserved.ts'
import { storeEnd } from './store-end.ts'

/** What a step did: something was learned, nothing could be, or the lease is gone. */
export type Done = 'made' | 'failed' | 'lost'

/**
 * Sends an operation, for the first time or again: the attempt is committed before the bytes may leave, and
 * its end after the response. In between, it may have left.
 */
export async function sendOperation(
  held: Held,
  { operation, as }: { operation: OperationRow; as: 'first' | 'repeat' },
): Promise<Done> {
  const { services, instance, signal } = held
  const { store } = services
  await services.providerTimes.learn(instance.adapter, { signal })
  const begun = await beginSafely(held, { operation, as })
  if (begun.kind !== 'begun') return begun.kind === 'lost' ? 'lost' : 'made'
  const outcome = await send(held, begun)
  held.contact = contactOf(outcome)
  const { number, firstSentAt } = begun
  const ending = { held, operation, outcome, number, firstSentAt }
  await storeEnd(held, {
    outcome,
    store: async () => {
      held.finished = await store.transaction((tx) => end(tx, ending))
    },
  })
  return isMade(outcome) ? 'made' : 'failed'
}

interface Begun {
  readonly kind: 'begun'
  readonly number: number
  readonly firstSentAt: Instant
  /** How it is remembered. */
  readonly mark: AttemptMark
  readonly prepared: Prepared<OperationKind>
  readonly previousAttempts: PreviousAttempts
  readonly mustLeaveBefore: LeaveLimit
}

/** Thrown to roll an attempt back: the database lacks an earlier one of this process. */
class AttemptMissing extends Error {}

/** Begins an attempt in a database that has all those before it; one that was restored is held instead. */
async function beginSafely(
  held: Held,
  { operation, as }: Pick<Beginning, 'operation' | 'as'>,
): Promise<Begun | { readonly kind: 'lost' | 'refused' }> {
  const { services } = held
  const { store, lastAttempt, witness } = services
  try {
    const begun = await store.transaction((tx) => begin(tx, { held, operation, as }))
    if (begun.kind !== 'begun') return begun
    lastAttempt.set(begun.mark)
    await witness?.keep(begun.mark)
    return begun
  } catch (error) {
    if (!(error instanceof AttemptMissing)) throw error
    await noticeRestored(services, { because: 'attempt_missing' })
    lastAttempt.forget()
    return { kind: 'refused' }
  }
}

interface Beginning {
  readonly held: Held
  readonly operation: OperationRow
  readonly as: 'first' | 'repeat'
}

async function begin(
  tx: Transaction,
  beginning: Beginning,
): Promise<Begun | { readonly kind: 'lost' | 'refused' }> {
  const { held, as } = beginning
  const { lease, services } = held
  const row = await lockPayment(tx, { payment: lease.payment })
  if (!row) return { kind: 'lost' }
  if (row.heldBy !== null) return { kind: 'refused' }
  const payment = await readCase(tx, row)
  const operation = payment.operations.find(({ key }) => key === beginning.operation.key)
  if (!operation || !isReady(operation, as)) return { kind: 'refused' }
  if (as === 'first' && mustLookFirst(operation, row)) return { kind: 'refused' }
  if (as === 'repeat' && isStoppedByDispute(payment, operation)) return { kind: 'refused' }
  const ready = await readyToSend(tx, { ...beginning, operation, payment })
  if (ready.kind === 'refused') {
    await conclude(tx, { held, row, operation, ...ready.refusal, under: 'lease' })
    return { kind: 'refused' }
  }
  const { leaveBefore: mustLeaveBefore } = held // before what is stored with the attempt
  const { marginMs } = services.settings
  const last = services.lastAttempt.get()
  const { settings } = services
  const { instance } = held
  const pending = pendingAttempt({ ...ready, instance, settings, now: row.asOf })
  const attempt = await beginAttempt(tx, {
    operation: operation.key,
    pending,
    lease,
    marginMs,
    last,
  })
  if (attempt.kind === 'lost') return attempt
  if (!attempt.remembers) throw new AttemptMissing()
  const { number, mustLeaveBefore: time } = attempt
  const mark = { operation: operation.key, number, mustLeaveBefore: time }
  const { firstSentAt } = pending.previousAttempts
  return { ...ready, kind: 'begun', number, firstSentAt, mark, mustLeaveBefore }
}

/** As it stands under the lock: it may have been withdrawn or decided since it was chosen. */
function isReady({ state }: OperationRow, as: 'first' | 'repeat'): boolean {
  const isUnsent = state === 'intended' || state === 'waiting'
  return as === 'first' ? isUnsent : state === 'attempted' || state === 'unknown'
}

interface Ready {
  readonly kind: 'ready'
  readonly prepared: Prepared<OperationKind>
  readonly previousAttempts: PreviousAttempts
}

interface NotReady {
  readonly kind: 'refused'
  readonly refusal: RefusedToSend
}

/** A repeat sends what was stored with it; a first attempt is prepared and checked, under the lock. */
async function readyToSend(
  tx: Transaction,
  { held, operation, as, payment }: Beginning & { readonly payment: PaymentCase },
): Promise<Ready | NotReady> {
  if (as === 'repeat') {
    const { prepared, previousAttempts } = parsePending(operation.pending)
    return { kind: 'ready', prepared: parsePrepared(prepared), previousAttempts }
  }
  const preparation = await prepareTry(tx, { held, payment, operation })
  if (preparation.state === 'refused') {
    const refusal = concludeRefusal(preparation, 'none')
    if (refusal.kind === 'not_applied')
      return { kind: 'refused', refusal: { outcome: refusal, after: 'wait' } }
    throw new Error('A refused first attempt is not unknown')
  }
  const refusal = refuseToSend({ payment, operation, prepared: preparation })
  if (refusal) return { kind: 'refused', refusal }
  return { kind: 'ready', prepared: preparation, previousAttempts: 'none' }
}

function send(
  { instance, signal }: Held,
  { prepared, previousAttempts, mustLeaveBefore }: Begun,
): Promise<Outcome> {
  return instance.adapter.send(prepared, { previousAttempts, mustLeaveBefore, signal })
}

interface Ending {
  readonly held: Held
  readonly operation: OperationRow
  readonly outcome: Outcome
  readonly number: number
  readonly firstSentAt: Instant
}

async function end(tx: Transaction, ending: Ending): Promise<Finished | undefined> {
  const { held, operation, number, firstSentAt } = ending
  const row = await lockPayment(tx, { payment: operation.payment })
  if (!row) return undefined
  const { lease } = held
  const outcome = inDatabaseTime(ending.outcome, { firstSentAt, asOf: row.asOf })
  const ended = outcome
  const under = await endAttempt(tx, { operation: operation.key, number, lease, ended })
  const payment = await conclude(tx, {
    held,
    row,
    operation,
    outcome,
    under: under === 'lease' ? 'lease' : 'none',
  })
  return finish(tx, { held, payment })
}
