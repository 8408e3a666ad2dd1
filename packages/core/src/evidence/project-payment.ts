import type { Payment } from '../payments/payment.ts'
import { isReported } from '../payments/reported.ts'
import { type Anomaly, withFindings } from './anomaly.ts'
import { divide } from './belonging.ts'
import { compact } from './compact.ts'
import { deriveAmounts, incompleteAmounts } from './derive-amounts.ts'
import { fold, foldOnly } from './fold.ts'
import { type FoldState, initialState } from './fold-state.ts'
import type { Observation } from './observation.ts'
import type { PaymentIntent } from './payment-intent.ts'
import { plain } from './plain.ts'
import { findMismatches, keepAside, type SetAside } from './set-aside.ts'
import { disagree } from './statements.ts'

/** A payment and the anomalies of its evidence. */
export interface Projection {
  readonly payment: Payment
  readonly anomalies: readonly Anomaly[]
}

/**
 * Makes the payment that evidence shows: its distinct pieces, sorted, folded through one
 * matrix. Any order and repetition of the same evidence gives the same payment; time alone changes nothing.
 *
 * To add evidence to what is stored, use `applyObservation`, which folds only what is new.
 */
export function projectPayment(
  intent: PaymentIntent,
  evidence: readonly Observation[],
): Projection {
  const division = divide(intent, compact(evidence.map(plain).filter(isOrdered)))
  const { belonging } = division
  const state = belonging.reduce(belonging.length === 1 ? foldOnly : fold, initialState(intent))
  const { setAside, hasLost } = keepAside(intent, division.setAside, [])
  const lostUntil = hasLost ? evidence.reduce(latest, 0) : undefined
  return projectionOf(intent, { state, setAside, lostUntil })
}

/** Whether a piece has a readable position in the order. */
export function isOrdered({ asOf: { begun, received } }: Observation): boolean {
  return Number.isFinite(received) && (begun === undefined || Number.isFinite(begun))
}

/** The later of a moment and the time a piece was received. */
export function latest(moment: number, { asOf }: Observation): number {
  return Math.max(moment, asOf.received)
}

interface Folded {
  readonly state: FoldState
  readonly setAside: readonly SetAside[]
  /** Evidence was dropped after this number: only a read that began later is certain. */
  readonly lostUntil?: number | undefined
}

/** The public view of a state. */
export function projectionOf(
  intent: PaymentIntent,
  { state, setAside, lostUntil }: Folded,
): Projection {
  const isUnsure = lostUntil !== undefined && !((state.lastReadBegun ?? -1) > lostUntil)
  const needsRead = isUnsure || state.needsReadSince !== undefined || disagree(state.statements)
  let anomalies = state.anomalies
  for (const { finding, received } of findMismatches(state, setAside)) {
    anomalies = withFindings(anomalies, [finding], received)
  }
  return { payment: paymentOf(intent, { state, needsRead }), anomalies }
}

function paymentOf(
  { account }: PaymentIntent,
  { state, needsRead }: { readonly state: FoldState; readonly needsRead: boolean },
): Payment {
  const amounts = deriveAmounts(state)
  const incomplete = incompleteAmounts(state, amounts)
  const { id, reference, orderReference, providerStatus, currency, failure, method } = state
  const isAsAsked =
    !isReported(amounts.requested) ||
    !isReported(amounts.amount) ||
    amounts.requested === amounts.amount
  return {
    account,
    ...(reference !== undefined && { reference }),
    ...(id !== undefined && { id }),
    ...(orderReference !== undefined && { orderReference }),
    status: state.status,
    ...(providerStatus && { providerStatus }),
    ...(currency !== undefined && { currency }),
    amounts,
    ...(incomplete.length > 0 && { incompleteAmounts: incomplete }),
    nextAction: isAsAsked ? state.nextAction : 'none',
    ...(failure && { failure }),
    allowed: state.allowed,
    times: state.times,
    ...(method && { method }),
    refunds: state.refunds,
    captures: state.captures,
    cancellations: state.cancellations.map(({ cancellation }) => cancellation),
    disputes: state.disputes,
    attempts: state.attempts,
    needsRead,
  }
}
