import { isPaymentError, PaymentError } from '../errors/payment-error.ts'
import type { AbsenceQuestion } from '../outcomes/absence.ts'
import type { LookupMiss } from '../outcomes/lookup-miss.ts'
import type { OperationKind } from '../outcomes/operation-kind.ts'
import type { Outcome, Unknown } from '../outcomes/outcome.ts'
import type { Prepared } from '../outcomes/prepared.ts'
import { proveAbsent } from '../outcomes/proof.ts'
import type { Recovery } from '../outcomes/recovery.ts'
import { forgottenAt } from '../outcomes/replay-until.ts'
import type { PaymentRef } from '../payments/payment-ref.ts'
import { type Clock, systemClock } from '../time/clock.ts'
import { epochOf, instantOf } from '../time/instant.ts'
import type { PaymentAdapter } from './payment-adapter.ts'

export interface RecoverOptions {
  /** Default: the machine's clock. */
  readonly clock?: Clock | undefined
  /**
   * Whether the operation is still wanted. When not, it is only looked for and never repeated: repeating
   * a charge is the charge. Default: true.
   */
  readonly wanted?: boolean | undefined
  /** A payment that exists, to show that the account sees us while nothing else of ours is in sight. */
  readonly positiveControl?: PaymentRef | undefined
  readonly signal?: AbortSignal | undefined
}

/**
 * Takes one step toward knowing: repeats the same bytes while that is safe, else looks once, and proves
 * absence when enough looks have come together. Call it again, later, while the outcome stays unknown;
 * an outcome that is known already is handed back as it is.
 *
 * It never waits and never guesses: an outcome without a step left stays unknown, for a person to settle.
 */
export async function recover<K extends OperationKind>(
  adapter: PaymentAdapter,
  outcome: Outcome<K>,
  options: RecoverOptions = {},
): Promise<Outcome<K>> {
  if (!isLost(outcome)) return outcome
  const now = (options.clock ?? systemClock).now()
  if (mayRepeat(outcome, { now, wanted: options.wanted ?? true }))
    return repeat(adapter, outcome, options)
  if (mayLook(outcome, now)) return look(adapter, outcome, options)
  return outcome
}

/** Unknown, with the bytes that were sent: without them there is nothing to repeat or to look for. */
interface Lost<K extends OperationKind> extends Unknown<K> {
  readonly prepared: Prepared<K>
}

function isLost<K extends OperationKind>(outcome: Outcome<K>): outcome is Lost<K> {
  return outcome.kind === 'unknown' && outcome.prepared !== undefined
}

function mayRepeat(
  { recovery: { replayUntil } }: Lost<OperationKind>,
  { now, wanted }: { now: number; wanted: boolean },
): boolean {
  return wanted && replayUntil !== undefined && now < epochOf(replayUntil)
}

function mayLook({ recovery }: Lost<OperationKind>, now: number): boolean {
  if (recovery.lookup === 'none') return false
  return recovery.lookupNotBefore === undefined || now >= epochOf(recovery.lookupNotBefore)
}

async function repeat<K extends OperationKind>(
  adapter: PaymentAdapter,
  outcome: Lost<K>,
  { signal }: RecoverOptions,
): Promise<Outcome<K>> {
  const next = await adapter.send(outcome.prepared, {
    previousAttempts: outcome.previousAttempts,
    signal,
  })
  return next.kind === 'unknown' ? { ...next, misses: outcome.misses } : next
}

async function look<K extends OperationKind>(
  adapter: PaymentAdapter,
  outcome: Lost<K>,
  { positiveControl, signal }: RecoverOptions,
): Promise<Outcome<K>> {
  const since = outcome.previousAttempts.firstSentAt
  try {
    const seen = await adapter.lookup(outcome, { positiveControl, since, signal })
    switch (seen.kind) {
      case 'decided':
        return seen.outcome
      case 'not_seen':
        return weigh(adapter, outcome, seen.miss)
      case 'inconclusive':
        return { ...outcome, error: seen.error }
    }
  } catch (error) {
    if (isPaymentError(error)) return { ...outcome, error }
    throw error
  }
}

/** Adds a miss; enough of them, each late enough, prove that the operation never happened. */
function weigh<K extends OperationKind>(
  adapter: PaymentAdapter,
  outcome: Lost<K>,
  miss: LookupMiss,
): Outcome<K> {
  const misses = [...outcome.misses, miss]
  const proof = proveAbsent(misses, questionOf(adapter, outcome))
  if (proof) {
    const error = absentError(adapter, outcome)
    const { operation } = outcome
    return { kind: 'not_applied', operation, proof, error, next: 'same_reference' }
  }
  return {
    ...outcome,
    misses,
    recovery: { ...outcome.recovery, ...nextLook(adapter, miss) },
  }
}

function nextLook({ capabilities }: PaymentAdapter, { endedAt }: LookupMiss): Partial<Recovery> {
  const next = epochOf(endedAt) + capabilities.absence.apartMs
  return Number.isNaN(next) ? {} : { lookupNotBefore: instantOf(next) }
}

function questionOf(adapter: PaymentAdapter, outcome: Lost<OperationKind>): AbsenceQuestion {
  const { prepared, previousAttempts, operation } = outcome
  const rule = adapter.capabilities.absence
  const lastEnded = epochOf(previousAttempts.lastEndedAt)
  const notBefore =
    rule.after === 'replay_window'
      ? Math.max(lastEnded, forgottenAt(prepared.replay, previousAttempts.firstSentAt))
      : lastEnded
  return { reference: operation.reference, account: prepared.account, rule, notBefore }
}

function absentError(
  { account }: PaymentAdapter,
  { operation }: Lost<OperationKind>,
): PaymentError {
  return new PaymentError('not_found', {
    what: 'The provider does not have it, in as many looks as prove that it never arrived.',
    provider: account.provider,
    operation: operation.kind,
    reference: operation.reference,
    money: 'No money has moved.',
    advice: 'Try again under the same reference, if it is still wanted.',
  })
}
