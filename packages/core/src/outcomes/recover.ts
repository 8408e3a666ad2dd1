import { isPaymentError, PaymentError } from '../errors/payment-error.ts'
import type { OperationKind } from '../operations/operation-kind.ts'
import type { PaymentAdapter } from '../operations/payment-adapter.ts'
import { forgottenAt } from '../operations/replay-until.ts'
import type { PaymentRef } from '../payments/payment-ref.ts'
import { type Clock, systemClock } from '../time/clock.ts'
import { epochOf, instantOf } from '../time/instant.ts'
import type { AbsenceQuestion } from './absence.ts'
import type { Outcome, Unknown } from './outcome.ts'
import { proveAbsent } from './proof.ts'
import type { Recovery } from './recovery.ts'
import type { Sighting } from './sighting.ts'

export interface RecoverOptions {
  /** Default: the machine's clock. */
  readonly clock?: Clock | undefined
  /**
   * Whether the operation is still wanted. When not, it is only looked for and never repeated: repeating
   * a charge is the charge. Default: true.
   */
  readonly wanted?: boolean | undefined
  /** A payment that exists, to show that the account sees us while nothing else of ours is in sight. */
  readonly control?: PaymentRef | undefined
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
  if (outcome.kind !== 'unknown') return outcome
  const now = (options.clock ?? systemClock).now()
  if (mayRepeat(outcome, { now, wanted: options.wanted ?? true }))
    return repeat(adapter, outcome, options)
  if (mayLook(outcome, now)) return look(adapter, outcome, options)
  return outcome
}

function mayRepeat(
  outcome: Unknown<OperationKind>,
  { now, wanted }: { now: number; wanted: boolean },
): boolean {
  const { replayUntil } = outcome.recovery
  return (
    wanted &&
    outcome.prepared !== undefined &&
    replayUntil !== undefined &&
    now < epochOf(replayUntil)
  )
}

function mayLook({ recovery, prepared }: Unknown<OperationKind>, now: number): boolean {
  if (recovery.lookup === 'none' || prepared === undefined) return false
  return recovery.lookupNotBefore === undefined || now >= epochOf(recovery.lookupNotBefore)
}

async function repeat<K extends OperationKind>(
  adapter: PaymentAdapter,
  outcome: Unknown<K>,
  { signal }: RecoverOptions,
): Promise<Outcome<K>> {
  if (outcome.prepared === undefined) return outcome
  const next = await adapter.send(outcome.prepared, { earlier: outcome.earlier, signal })
  return next.kind === 'unknown' ? { ...next, sightings: outcome.sightings } : next
}

async function look<K extends OperationKind>(
  adapter: PaymentAdapter,
  outcome: Unknown<K>,
  { control, signal }: RecoverOptions,
): Promise<Outcome<K>> {
  const since = outcome.earlier.firstSentAt
  try {
    const seen = await adapter.lookup(outcome, { control, since, signal })
    switch (seen.kind) {
      case 'decided':
        return seen.outcome
      case 'not_seen':
        return weigh(adapter, outcome, seen.sighting)
      case 'inconclusive':
        return { ...outcome, error: seen.error }
    }
  } catch (error) {
    if (isPaymentError(error)) return { ...outcome, error }
    throw error
  }
}

/** Adds a sighting; enough of them, each late enough, prove that the operation never happened. */
function weigh<K extends OperationKind>(
  adapter: PaymentAdapter,
  outcome: Unknown<K>,
  sighting: Sighting,
): Outcome<K> {
  const sightings = [...outcome.sightings, sighting]
  const question = questionOf(adapter, outcome)
  const proof = question && proveAbsent(sightings, question)
  if (proof) {
    const error = absentError(adapter, outcome)
    const { operation } = outcome
    return { kind: 'not_applied', operation, proof, error, next: 'same_reference' }
  }
  return {
    ...outcome,
    sightings,
    recovery: { ...outcome.recovery, ...nextLook(adapter, sighting) },
  }
}

function nextLook({ capabilities }: PaymentAdapter, { endedAt }: Sighting): Partial<Recovery> {
  const next = epochOf(endedAt) + capabilities.absence.apartMs
  return Number.isNaN(next) ? {} : { lookupNotBefore: instantOf(next) }
}

function questionOf(
  adapter: PaymentAdapter,
  outcome: Unknown<OperationKind>,
): AbsenceQuestion | undefined {
  const { prepared, earlier, operation } = outcome
  if (prepared === undefined) return undefined
  const rule = adapter.capabilities.absence
  const lastEnded = epochOf(earlier.lastEndedAt)
  const notBefore =
    rule.after === 'replay_window'
      ? Math.max(lastEnded, forgottenAt(prepared.replay, earlier.firstSentAt))
      : lastEnded
  return { reference: operation.reference, account: prepared.account, rule, notBefore }
}

function absentError(
  { account }: PaymentAdapter,
  { operation }: Unknown<OperationKind>,
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
