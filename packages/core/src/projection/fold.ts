import { isPushed } from '../observations/evidence.ts'
import type { Observation } from '../observations/observation.ts'
import { isTold, type Told } from '../payments/told.ts'
import { type AnomalyCode, anomaly } from './anomaly.ts'
import { deriveFacts } from './derive-facts.ts'
import { foldObjects, settleCancellations } from './fold-objects.ts'
import { foldPayment, guardHeldMoney, type Step } from './fold-payment.ts'
import type { FoldState } from './fold-state.ts'

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
  const reread = objects.reread || payment.reread || guarded.reread || observation.reread === true
  return markReread(report(settled, strange, observation), { observation, reread })
}

function unchanged(state: FoldState): Step {
  return { state, anomalies: [], reread: false }
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
function strangeAmounts(
  state: FoldState,
  { payment, whole = [] }: Observation,
): readonly AnomalyCode[] {
  const facts = deriveFacts(state)
  const strange: AnomalyCode[] = []
  if (isTold(facts.requested) && isTold(facts.amount) && facts.requested !== facts.amount) {
    strange.push('amount_differs')
  }
  const out = known(facts.refunded) + known(facts.reversed) + known(facts.chargedBack)
  if (isTold(facts.captured) && out > facts.captured) strange.push('impossible_amounts')
  const told = payment?.facts
  const differs = (total: Told<number> | undefined, sum: Told<number>): boolean =>
    total !== undefined && isTold(total) && isTold(sum) && total !== sum
  const captured =
    whole.includes('captures') &&
    state.captures.length > 0 &&
    differs(told?.captured, facts.captured)
  const refunded = whole.includes('refunds') && differs(told?.refunded, facts.refunded)
  if (captured || refunded) strange.push('totals_differ')
  return strange
}

function known(amount: Told<number>): number {
  return isTold(amount) ? amount : 0
}

function report(state: FoldState, codes: readonly AnomalyCode[], { asOf }: Observation): FoldState {
  const anomalies = [...state.anomalies]
  for (const code of codes) {
    if (!anomalies.some((reported) => reported.code === code))
      anomalies.push(anomaly(code, asOf.received))
  }
  return { ...state, anomalies }
}

interface Reread {
  readonly observation: Observation
  readonly reread: boolean
}

/** The wish for a fresh read ends with the first read that began after it and left nothing open. */
function markReread(state: FoldState, { observation, reread }: Reread): FoldState {
  const { begun, received } = observation.asOf
  if (reread) return { ...state, rereadSince: received }
  const isFresh =
    begun !== undefined &&
    observation.payment !== undefined &&
    begun > (state.rereadSince ?? Number.POSITIVE_INFINITY)
  if (!isFresh) return state
  const { rereadSince: _answered, ...rest } = state
  return rest
}
