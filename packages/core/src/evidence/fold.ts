import { isReported, type Reported } from '../payments/reported.ts'
import { type AnomalyCode, anomaly } from './anomaly.ts'
import { countedFor, deriveAmounts } from './derive-amounts.ts'
import { foldObjects, settleCancellations } from './fold-objects.ts'
import { foldPayment, guardHeldMoney, type Step } from './fold-payment.ts'
import type { FoldState } from './fold-state.ts'
import type { Observation } from './observation.ts'
import { isPushed } from './order.ts'

/** Takes one piece of evidence into account. Total: whatever it says, this does not throw. */
export function fold(state: FoldState, observation: Observation): FoldState {
  const objects = foldObjects(learnIds(state, observation), observation)
  const payment = observation.payment
    ? foldPayment(objects.state, observation.payment, observation)
    : unchanged(objects.state)
  const guarded = guardHeldMoney(payment.state, observation)
  const settled = settleCancellations(guarded.state, observation)
  const strange = [
    ...objects.anomalies,
    ...payment.anomalies,
    ...guarded.anomalies,
    ...strangeAmounts(settled, observation),
  ]
  const needsRead =
    objects.needsRead || payment.needsRead || guarded.needsRead || observation.needsRead === true
  return markNeedsRead(report(settled, strange, observation), { observation, needsRead })
}

function unchanged(state: FoldState): Step {
  return { state, anomalies: [], needsRead: false }
}

/** Several tries in a session have ids of their own: only a read of the payment may change a known id. */
function learnIds(state: FoldState, observation: Observation): FoldState {
  const { paymentId, reference, payment } = observation
  const mayChange = payment !== undefined && !isPushed(observation)
  return {
    ...state,
    id: mayChange ? (paymentId ?? state.id) : (state.id ?? paymentId),
    reference: state.reference ?? reference,
  }
}

/** Broken inequalities are reported, never thrown: old data of real providers breaks them. */
function strangeAmounts(state: FoldState, observation: Observation): readonly AnomalyCode[] {
  const amounts = deriveAmounts(state)
  const strange: AnomalyCode[] = []
  if (
    isReported(amounts.requested) &&
    isReported(amounts.amount) &&
    amounts.requested !== amounts.amount
  ) {
    strange.push('amount_differs')
  }
  const out = known(amounts.refunded) + known(amounts.reversed) + known(amounts.chargedBack)
  if (isReported(amounts.captured) && out > amounts.captured) strange.push('impossible_amounts')
  if (LISTED.some((list) => differs(list, { state, observation }))) strange.push('totals_differ')
  return strange
}

const LISTED = [
  { list: 'captures', total: 'captured' },
  { list: 'refunds', total: 'refunded' },
  { list: 'disputes', total: 'chargedBack' },
] as const

interface Reading {
  readonly state: FoldState
  readonly observation: Observation
}

/**
 * Says whether a total disagrees with the list that came with it: a whole list adds up to it, and one that is
 * not whole to no less. No captures are no list: a payment with automatic capture has money and none.
 */
function differs(
  { list, total }: (typeof LISTED)[number],
  { state, observation }: Reading,
): boolean {
  const { payment, completeLists = [] } = observation
  const reported = payment?.amounts[total]
  const counted = countedFor(total, state)
  const cameAlong = observation[list] !== undefined || completeLists.includes(list)
  if (!cameAlong || reported === undefined || !isReported(reported) || !isReported(counted)) {
    return false
  }
  if (list === 'captures' && state.captures.length === 0) return false
  return completeLists.includes(list) ? reported !== counted : reported > counted
}

function known(amount: Reported<number>): number {
  return isReported(amount) ? amount : 0
}

function report(state: FoldState, codes: readonly AnomalyCode[], { asOf }: Observation): FoldState {
  const anomalies = [...state.anomalies]
  for (const code of codes) {
    if (!anomalies.some((reported) => reported.code === code))
      anomalies.push(anomaly(code, asOf.received))
  }
  return { ...state, anomalies }
}

interface NeedsRead {
  readonly observation: Observation
  readonly needsRead: boolean
}

/** The wish for a fresh read ends with the first read that began after it and left nothing open. */
function markNeedsRead(state: FoldState, { observation, needsRead }: NeedsRead): FoldState {
  const { begun, received } = observation.asOf
  if (needsRead) return { ...state, needsReadSince: received }
  const isFresh =
    begun !== undefined &&
    observation.payment !== undefined &&
    begun > (state.needsReadSince ?? Number.POSITIVE_INFINITY)
  if (!isFresh) return state
  const { needsReadSince: _answered, ...rest } = state
  return rest
}
