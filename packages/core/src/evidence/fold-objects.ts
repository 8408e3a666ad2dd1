import type { Cancellation } from '../payments/cancellation.ts'
import type { PaymentAttempt } from '../payments/payment-attempt.ts'
import { isReported } from '../payments/reported.ts'
import type { AnomalyCode } from './anomaly.ts'
import { CAPTURE_TRANSITIONS } from './capture-transitions.ts'
import { deriveAmounts } from './derive-amounts.ts'
import { DISPUTE_TRANSITIONS } from './dispute-transitions.ts'
import type { Step } from './fold-payment.ts'
import { type FoldState, TOTALS, type Total, type TrackedCancellation } from './fold-state.ts'
import { mergeObjects } from './merge-objects.ts'
import type { Observation } from './observation.ts'
import { isPushed } from './order.ts'
import { REFUND_TRANSITIONS } from './refund-transitions.ts'

/** Merges the refunds, captures, disputes, cancellations and attempts that an answer reported. */
export function foldObjects(state: FoldState, observation: Observation): Step {
  const pushed = isPushed(observation)
  const refunds = mergeObjects(state.refunds, observation.refunds ?? [], {
    transitions: REFUND_TRANSITIONS,
    pushed,
  })
  const captures = mergeObjects(state.captures, observation.captures ?? [], {
    transitions: CAPTURE_TRANSITIONS,
    pushed,
  })
  const disputes = mergeObjects(state.disputes, observation.disputes ?? [], {
    transitions: DISPUTE_TRANSITIONS,
    pushed,
  })
  const attempts = superseding(mergeAttempts(state.attempts, observation), observation)
  return {
    state: {
      ...state,
      refunds: refunds.objects,
      captures: captures.objects,
      disputes: disputes.objects,
      attempts,
      cancellations: mergeCancellations(state.cancellations, observation),
      completeLists: new Set([...state.completeLists, ...summedUp(observation)]),
    },
    anomalies: [
      ...refunds.anomalies,
      ...captures.anomalies,
      ...disputes.anomalies,
      ...supersededIn(attempts),
    ],
    needsRead: refunds.needsRead || captures.needsRead || disputes.needsRead,
  }
}

/** No captures are no total: a payment in one step has money and none. A push tells no list whole. */
function summedUp(observation: Observation): readonly Total[] {
  const { completeLists = [], captures = [] } = observation
  if (isPushed(observation)) return []
  return completeLists
    .filter((list) => list !== 'captures' || captures.length > 0)
    .flatMap((list) => TOTALS[list])
}

function mergeAttempts(
  known: readonly PaymentAttempt[],
  observation: Observation,
): readonly PaymentAttempt[] {
  const merged = new Map(known.map((attempt) => [attempt.id, attempt]))
  for (const attempt of observation.attempts ?? []) {
    const before = merged.get(attempt.id)
    if (before && isPushed(observation) && takesBack(before, attempt)) continue
    const superseded = attempt.superseded || (before?.superseded ?? false)
    merged.set(attempt.id, { ...attempt, superseded })
  }
  return [...merged.values()]
}

/** A push may be old: that a try is open, or anything but paid, is then no news of one that was seen paid. */
function takesBack(before: PaymentAttempt, reported: PaymentAttempt): boolean {
  return reported.status === 'open' || before.superseded || before.status === 'succeeded'
}

/** A read tells the try that counts: the others that succeeded go back by themselves. */
function superseding(
  merged: readonly PaymentAttempt[],
  { paymentId, asOf, attempts = [] }: Observation,
): readonly PaymentAttempt[] {
  const reported = attempts.find(({ id }) => id === paymentId)
  if (asOf.begun === undefined || reported?.status !== 'succeeded' || reported.superseded)
    return merged
  return merged.map((attempt) =>
    attempt.status === 'succeeded' && attempt.id !== reported.id
      ? { ...attempt, superseded: true }
      : attempt,
  )
}

function supersededIn(attempts: readonly PaymentAttempt[]): readonly AnomalyCode[] {
  return attempts.some(({ superseded }) => superseded) ? ['superseded'] : []
}

/** A cancellation that was settled stays settled: a repeat of the wish does not open it again. */
function mergeCancellations(
  known: readonly TrackedCancellation[],
  { cancellations = [], asOf }: Observation,
): readonly TrackedCancellation[] {
  let merged = known
  for (const cancellation of cancellations) {
    const index = merged.findIndex(
      (entry) => entry.cancellation.reference === cancellation.reference,
    )
    const before = merged[index]
    const entry = { reported: cancellation, cancellation, received: asOf.received }
    if (before === undefined) merged = [...merged, entry]
    else if (before.cancellation.status === 'accepted') merged = merged.with(index, entry)
  }
  return merged
}

/**
 * A read that began after the provider took the wish tells what became of it. That the payment is still
 * captured may turn out to have been too early to say, that it has ended without money not.
 */
export function settleCancellations(state: FoldState, { asOf, payment }: Observation): FoldState {
  const { begun } = asOf
  if (begun === undefined || payment === undefined) return state
  const cancellations = state.cancellations.map((entry) =>
    isUndecided(entry) && begun > entry.received
      ? { ...entry, cancellation: { ...entry.reported, ...settled(state) } }
      : entry,
  )
  return { ...state, cancellations }
}

function isUndecided({ reported, cancellation }: TrackedCancellation): boolean {
  return reported.status === 'accepted' && cancellation.status !== 'done'
}

/** No more will be taken than was, though more had been authorized. */
function isRestReleased(state: FoldState): boolean {
  const { authorized, captured } = deriveAmounts(state)
  return isReported(authorized) && isReported(captured) && captured < authorized
}

function settled(state: FoldState): Partial<Cancellation> {
  switch (state.status) {
    case 'canceled':
      return { status: 'done', effect: 'canceled' }
    case 'expired':
    case 'failed':
      return { status: 'done', effect: 'none' }
    case 'captured':
      return { status: isRestReleased(state) ? 'done' : 'rejected' }
    case 'requires_action':
    case 'processing':
    case 'authorized':
      return {}
  }
}
