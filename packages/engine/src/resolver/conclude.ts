import {
  epochOf,
  instantOf,
  type NotApplied,
  type OperationKind,
  type Outcome,
  type Unknown,
} from '@paystate/core'
import { listWithoutEvidence } from '../journal/conclude-creation.ts'
import { contradict, isConcluded } from '../journal/contradict.ts'
import { endUnknown } from '../journal/end-unknown.ts'
import { learn } from '../journal/learn.ts'
import { isOpen, type PaymentCase } from '../journal/payment-case.ts'
import { readRecord } from '../journal/read-record.ts'
import { findOperation } from '../store/operations/find-operations.ts'
import type { OperationRow } from '../store/operations/operation-row.ts'
import { retryOperation, updateOperation } from '../store/operations/update-operation.ts'
import type { PaymentRow } from '../store/payments/payment-row.ts'
import { wakePayment } from '../store/payments/wake-payment.ts'
import type { Transaction } from '../store/statements/session.ts'
import { aheadOf } from './database-time.ts'
import type { Held } from './held.ts'
import { waitingUntil } from './waiting.ts'

export interface Concluding {
  readonly held: Held
  /** The payment, which the caller has locked. */
  readonly row: PaymentRow
  readonly operation: OperationRow
  readonly outcome: Outcome
  /** `none`: the lease was lost. Then only evidence counts. */
  readonly under: 'lease' | 'none'
  /** `end`: a refusal is final, until the application calls again. Default: what may be accepted later waits for that. */
  readonly after?: 'wait' | 'end'
}

/**
 * Stores an outcome. Without the lease, applied is still evidence; unknown adds nothing, and
 * a refusal is no longer proof: another process may have sent it again since. Returns what is known afterwards,
 * where that is known without a further read.
 */
export async function conclude(
  tx: Transaction,
  concluding: Concluding,
): Promise<PaymentCase | undefined> {
  const { operation, outcome, under } = concluding
  if (outcome.kind === 'applied') return applied(tx, concluding)
  const { kind, id } = operation
  const current = await findOperation(tx, { kind, id })
  if (under === 'none' || !current || !isOpen(current)) return undefined
  await (outcome.kind === 'unknown'
    ? unknown(tx, { ...concluding, outcome })
    : notApplied(tx, { ...concluding, outcome }))
  return undefined
}

async function applied(
  tx: Transaction,
  { held, operation, outcome, under }: Concluding,
): Promise<PaymentCase | undefined> {
  if (outcome.kind !== 'applied') return undefined
  const { payment, key, kind, id } = operation
  const begun = under === 'lease' ? held.begun : null
  const { observation } = outcome
  const before = under === 'none' ? await findOperation(tx, { kind, id }) : undefined
  await updateOperation(tx, { operation: key, state: 'applied', pending: null, outcome })
  const learned = await learn(tx, { payment, observation, begun, readAt: null })
  await endUnknown(tx, operation)
  if (before && isConcluded(before)) await contradict(tx, { operation: before, ...learned })
  if (under === 'lease') held.begun = learned.begun
  else await wakePayment(tx, { payment })
  return under === 'lease' && operation.unknownSince === null ? learned.after : undefined
}

interface Open extends Concluding {
  readonly outcome: Unknown<OperationKind>
}

async function unknown(tx: Transaction, open: Open): Promise<void> {
  const { held, operation, outcome, row } = open
  const { error, pending } = outcome
  const { retryAfter } = error
  const soonest = retryAfter && aheadOf(row, retryAfter, held.services.clock)
  const notBefore = later(pending.plan.notBefore, soonest)
  const paced = notBefore ? { ...pending, plan: { ...pending.plan, notBefore } } : pending
  await updateOperation(tx, {
    operation: operation.key,
    state: 'unknown',
    pending: paced,
    outcome: { ...outcome, pending: paced },
  })
}

function later(one: string | undefined, other: string | undefined): string | undefined {
  if (one === undefined || other === undefined) return one ?? other
  return epochOf(one) < epochOf(other) ? other : one
}

interface Refused extends Concluding {
  readonly outcome: NotApplied<OperationKind>
}

async function notApplied(tx: Transaction, refused: Refused): Promise<void> {
  const { operation, outcome, row } = refused
  await endUnknown(tx, operation)
  if (await keepsWaiting(tx, refused)) return
  await updateOperation(tx, {
    operation: operation.key,
    state: 'not_applied',
    pending: null,
    outcome,
  })
  if (operation.kind !== 'create') return
  const record = await readRecord(tx, { payment: row.key })
  await listWithoutEvidence(tx, { row, record, as: 'failed' })
}

/** What the provider accepts only later stays reserved, and is sent then. A payment is not: its payer is gone. */
async function keepsWaiting(
  tx: Transaction,
  { held, operation, outcome, row, after = 'wait' }: Refused,
): Promise<boolean> {
  if (after === 'end') return false
  const { kind, key } = operation
  const { next } = outcome
  const retryAfter = waitFor(held, { outcome, row })
  const isLater = next === 'same_reference' || next === 'new_reference'
  if (kind === 'create' || retryAfter === undefined || !isLater) return false
  const as = next === 'same_reference' ? 'same_try' : 'next_try'
  await retryOperation(tx, { operation: key, state: 'waiting', as, sendBefore: 'never' })
  const pending = waitingUntil(retryAfter)
  await updateOperation(tx, { operation: key, state: 'waiting', pending, outcome: null })
  return true
}

const UNREACHED_MS = 15_000

/** A provider that could not be reached is retried soon. */
function waitFor({ services }: Held, { outcome, row }: Pick<Refused, 'outcome' | 'row'>) {
  const { error, proof, retryAfter = error.retryAfter } = outcome
  if (retryAfter !== undefined) return aheadOf(row, retryAfter, services.clock)
  const isUnreached = proof.type === 'never_sent' && proof.phase !== 'validate'
  return isUnreached ? instantOf(epochOf(row.asOf) + UNREACHED_MS) : undefined
}
