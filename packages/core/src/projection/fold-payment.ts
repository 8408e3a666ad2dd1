import type { Observation, PaymentTold } from '../observations/observation.ts'
import { NO_FACTS } from '../payments/facts.ts'
import type { Allowed } from '../payments/payment.ts'
import { isUnpaidEnd, type PaymentStatus } from '../payments/payment-status.ts'
import { isTold } from '../payments/told.ts'
import type { AnomalyCode } from './anomaly.ts'
import { decide } from './decide-status.ts'
import { deriveFacts, heldIn } from './derive-facts.ts'
import type { FoldState } from './fold-state.ts'
import { highest, mergeFacts, mergeNextAction, raiseFacts } from './merge-told.ts'

/** A step of the fold and what was strange about it. */
export interface Step {
  readonly state: FoldState
  readonly anomalies: readonly AnomalyCode[]
  readonly reread: boolean
}

/** Folds what was told about the payment itself; its refunds, captures and disputes come before. */
export function foldPayment(state: FoldState, told: PaymentTold, observation: Observation): Step {
  const { readable, anomalies } = readableTold(state, told)
  const merged = mergePayment(state, readable, observation)
  const decision = decide(state, { merged, told: readable, observation })
  const strange = [...anomalies, ...decision.anomalies]
  if (decision.status === 'stays') {
    return { state: learnNames(state, readable), anomalies: strange, reread: decision.reread }
  }
  const moved = { ...merged, ...decision.facts, status: decision.status }
  return { state: withoutAction(moved), anomalies: strange, reread: decision.reread }
}

interface Readable {
  readonly readable: PaymentTold
  readonly anomalies: readonly AnomalyCode[]
}

/** Amounts in another currency than the payment's are no amounts of this payment. */
function readableTold(state: FoldState, told: PaymentTold): Readable {
  const isForeign =
    told.currency !== undefined && state.currency !== undefined && told.currency !== state.currency
  if (!isForeign) return { readable: told, anomalies: [] }
  const { currency: _currency, ...rest } = told
  return { readable: { ...rest, facts: NO_FACTS }, anomalies: ['currency_differs'] }
}

function mergePayment(state: FoldState, told: PaymentTold, observation: Observation): FoldState {
  const pushed = observation.asOf.begun === undefined
  const facts = pushed ? raiseFacts(state.told, told.facts) : mergeFacts(state.told, told.facts)
  const known = learnNames(state, told)
  return {
    ...known,
    word: told.word,
    told: isUnpaidEnd(told.status)
      ? { ...facts, captured: highest(state.told.captured, told.facts.captured) }
      : facts,
    nextAction: pushed ? state.nextAction : mergeNextAction(state, told, observation),
    allowed: pushed ? state.allowed : mergeAllowed(state.allowed, told.allowed ?? {}),
    times: { ...state.times, ...told.times },
    ...(told.failure && { failure: told.failure }),
  }
}

/** What is no money and no status may be learnt from any answer. */
function learnNames(state: FoldState, told: PaymentTold): FoldState {
  return {
    ...state,
    ...(told.currency !== undefined && { currency: told.currency }),
    ...(told.orderReference !== undefined && { orderReference: told.orderReference }),
    ...(told.method && { method: { ...state.method, ...told.method } }),
  }
}

function mergeAllowed(known: Allowed, told: Partial<Allowed>): Allowed {
  const { cancelable = 'not_told', capturable = 'not_told' } = told
  const { refundable = 'not_told', refundRemaining = 'not_told' } = told
  return {
    cancelable: isTold(cancelable) ? cancelable : known.cancelable,
    capturable: isTold(capturable) ? capturable : known.capturable,
    refundable: isTold(refundable) ? refundable : known.refundable,
    refundRemaining: isTold(refundRemaining) ? refundRemaining : known.refundRemaining,
  }
}

const WITH_ACTION: readonly PaymentStatus[] = ['requires_action', 'processing']

function withoutAction(state: FoldState): FoldState {
  return WITH_ACTION.includes(state.status) ? state : { ...state, nextAction: 'none' }
}

/** Held money never ends unpaid, whatever made it appear. */
export function guardHeldMoney(state: FoldState, observation: Observation): Step {
  const facts = deriveFacts(state)
  if (!isUnpaidEnd(state.status) || heldIn(facts) <= 0)
    return { state, anomalies: [], reread: false }
  if (state.status === 'canceled' && observation.lateMoney === 'returned') {
    const told = { ...state.told, reversed: facts.captured }
    return { state: { ...state, told }, anomalies: ['late_success_returned'], reread: true }
  }
  return { state: { ...state, status: 'captured' }, anomalies: ['ended_with_money'], reread: true }
}
