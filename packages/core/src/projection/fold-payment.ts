import { isPushed } from '../observations/evidence.ts'
import type { Observation, PaymentTold } from '../observations/observation.ts'
import { NO_FACTS, type PaymentFacts } from '../payments/facts.ts'
import type { Allowed, PaymentTimes } from '../payments/payment.ts'
import { isUnpaidEnd, type PaymentStatus } from '../payments/payment-status.ts'
import { isTold, type Told } from '../payments/told.ts'
import type { AnomalyCode } from './anomaly.ts'
import { decide } from './decide-status.ts'
import { deriveFacts, holdsMoney } from './derive-facts.ts'
import { type FoldState, TOTALS, type Total } from './fold-state.ts'
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
  const next = withoutOldFailure(withoutAction(moved), readable)
  return { state: next, anomalies: strange, reread: decision.reread }
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
  const { currency: _currency, allowed: _allowed, ...rest } = told
  return { readable: { ...rest, facts: NO_FACTS }, anomalies: ['currency_differs'] }
}

function mergePayment(state: FoldState, told: PaymentTold, observation: Observation): FoldState {
  const pushed = isPushed(observation)
  const facts = pushed ? raiseFacts(state.told, told.facts) : mergeFacts(state.told, told.facts)
  const known = learnNames(state, told)
  return {
    ...known,
    word: told.word,
    told: isUnpaidEnd(told.status) ? withMoneySeen(facts, state.told) : facts,
    whole: stillWhole(state, told.facts, observation),
    nextAction: pushed ? state.nextAction : mergeNextAction(state, told, observation),
    allowed: pushed ? state.allowed : mergeAllowed(state.allowed, told.allowed ?? {}),
    times: mergeTimes(state.times, told.times ?? {}),
    failure: told.failure ?? state.failure,
  }
}

/** What happened stays known; when to ask again is only worth something from the answer that said so. */
function mergeTimes(known: PaymentTimes, told: PaymentTimes): PaymentTimes {
  const { pollAfter: _pollAfter, ...happened } = known
  return { ...happened, ...told }
}

/** An answer that calls a payment unpaid does not erase the money that was seen to come or go back. */
function withMoneySeen(facts: PaymentFacts, seen: PaymentFacts): PaymentFacts {
  return {
    ...facts,
    captured: highest(seen.captured, facts.captured),
    reversed: highest(seen.reversed, facts.reversed),
  }
}

/** A total above the sum of a list, told without it, shows that the list lacks something by now. */
function stillWhole(state: FoldState, told: PaymentFacts, { whole = [] }: Observation) {
  const sums = deriveFacts(state)
  const listed: readonly Total[] = whole.flatMap((list) => TOTALS[list])
  const stands = (total: Total) => listed.includes(total) || !isMore(told[total], sums[total])
  return new Set([...state.whole].filter(stands))
}

function isMore(one: Told<number>, other: Told<number>): boolean {
  return isTold(one) && isTold(other) && one > other
}

/** What is no money and no status may be learnt from any answer. */
function learnNames(state: FoldState, told: PaymentTold): FoldState {
  return {
    ...state,
    currency: told.currency ?? state.currency,
    orderReference: told.orderReference ?? state.orderReference,
    method: told.method ? { ...state.method, ...told.method } : state.method,
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

const SUCCEEDED: readonly PaymentStatus[] = ['authorized', 'captured']

/** A payment that succeeded after all has no failure, unless the very answer tells one. */
function withoutOldFailure(state: FoldState, { failure }: PaymentTold): FoldState {
  if (failure || !SUCCEEDED.includes(state.status)) return state
  const { failure: _overcome, ...rest } = state
  return rest
}

/** Held money never ends unpaid, whatever made it appear. */
export function guardHeldMoney(state: FoldState, observation: Observation): Step {
  if (!isUnpaidEnd(state.status) || !holdsMoney(state))
    return { state, anomalies: [], reread: false }
  if (state.status === 'canceled' && observation.lateMoney === 'returned') {
    const told = { ...state.told, reversed: deriveFacts(state).captured }
    return { state: { ...state, told }, anomalies: ['late_success_returned'], reread: true }
  }
  return { state: { ...state, status: 'captured' }, anomalies: ['ended_with_money'], reread: true }
}
