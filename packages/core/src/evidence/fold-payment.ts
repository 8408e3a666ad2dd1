import { NO_AMOUNTS, type PaymentAmounts } from '../payments/amounts.ts'
import type { Allowed, PaymentTimes } from '../payments/payment.ts'
import { isUnpaidEnd, type PaymentStatus } from '../payments/payment-status.ts'
import { isReported, type Reported } from '../payments/reported.ts'
import { aboutPayment, type Finding } from './anomaly.ts'
import { decide } from './decide-status.ts'
import { deriveAmounts, holdsMoney, sumFor } from './derive-amounts.ts'
import { type FoldState, TOTALS, type Total } from './fold-state.ts'
import { highest, mergeAmounts, mergeNextAction, raiseAmounts } from './merge-reported.ts'
import type { Observation, PaymentReport } from './observation.ts'
import { isPushed } from './order.ts'

/** A step of the fold and its anomalies. */
export interface Step {
  readonly state: FoldState
  readonly findings: readonly Finding[]
  readonly needsRead: boolean
}

/** Folds what was reported about the payment itself, after its refunds, captures and disputes. */
export function foldPayment(
  state: FoldState,
  reported: PaymentReport,
  observation: Observation,
): Step {
  const { report, findings } = inOurCurrency(state, reported)
  const merged = mergePayment(state, report, observation)
  const decision = decide(state, { merged, reported: report, observation })
  const strange = [...findings, ...decision.anomalies.map(aboutPayment)]
  if (decision.status === 'stays') {
    return { state: learnNames(state, report), findings: strange, needsRead: decision.needsRead }
  }
  const moved = { ...merged, ...decision.amounts, status: decision.status }
  const next = withoutOldFailure(withoutAction(moved), report)
  return { state: next, findings: strange, needsRead: decision.needsRead }
}

interface Counted {
  readonly report: PaymentReport
  readonly findings: readonly Finding[]
}

/** Amounts in a currency other than the payment's do not count. */
function inOurCurrency(state: FoldState, reported: PaymentReport): Counted {
  const isForeign =
    reported.currency !== undefined &&
    state.currency !== undefined &&
    reported.currency !== state.currency
  if (!isForeign) return { report: reported, findings: [] }
  const { currency: _currency, allowed: _allowed, ...rest } = reported
  const report = { ...rest, amounts: NO_AMOUNTS }
  return { report, findings: [aboutPayment('currency_differs')] }
}

function mergePayment(
  state: FoldState,
  reported: PaymentReport,
  observation: Observation,
): FoldState {
  const pushed = isPushed(observation)
  const amounts = pushed
    ? raiseAmounts(state.reported, reported.amounts)
    : mergeAmounts(state.reported, reported.amounts)
  const known = learnNames(state, reported)
  return {
    ...known,
    providerStatus: reported.providerStatus,
    reported: isUnpaidEnd(reported.status) ? withMoneySeen(amounts, state.reported) : amounts,
    completeTotals: stillWhole(state, reported.amounts, observation),
    nextAction: pushed ? state.nextAction : mergeNextAction(state, reported, observation),
    allowed: pushed ? state.allowed : mergeAllowed(state.allowed, reported.allowed ?? {}),
    times: mergeTimes(state.times, reported.times ?? {}),
    ...(reported.failure && { failure: reported.failure }),
  }
}

/** Past times stay known; the next poll time counts only from the response that gave it. */
function mergeTimes(known: PaymentTimes, reported: PaymentTimes): PaymentTimes {
  const { pollAfter: _pollAfter, ...happened } = known
  return { ...happened, ...reported }
}

/** A response that calls a payment unpaid does not erase money that was seen captured or returned. */
function withMoneySeen(amounts: PaymentAmounts, seen: PaymentAmounts): PaymentAmounts {
  return {
    ...amounts,
    captured: highest(seen.captured, amounts.captured),
    reversed: highest(seen.reversed, amounts.reversed),
  }
}

/**
 * A higher total shows that a list lacks something, also one in the same response as the list, except for
 * captures, whose sum is what was seen captured.
 */
function stillWhole(
  state: FoldState,
  reported: PaymentAmounts,
  { completeLists = [] }: Observation,
): readonly Total[] {
  const listed: readonly Total[] = completeLists.includes('captures') ? TOTALS.captures : []
  return state.completeTotals.filter(
    (total) => listed.includes(total) || !isMore(reported[total], sumFor(total, state).counted),
  )
}

function isMore(one: Reported<number>, other: Reported<number>): boolean {
  return isReported(one) && isReported(other) && one > other
}

/** What is neither money nor status may be learned from any response. */
function learnNames(state: FoldState, reported: PaymentReport): FoldState {
  const { currency = state.currency, orderReference, method } = reported
  return {
    ...state,
    ...(currency !== undefined && { currency }),
    ...(orderReference !== undefined && { orderReference }),
    ...(method && { method: { ...state.method, ...method } }),
  }
}

function mergeAllowed(known: Allowed, reported: Partial<Allowed>): Allowed {
  const { cancelable = 'not_reported', capturable = 'not_reported' } = reported
  const { refundable = 'not_reported', refundRemaining = 'not_reported' } = reported
  return {
    cancelable: isReported(cancelable) ? cancelable : known.cancelable,
    capturable: isReported(capturable) ? capturable : known.capturable,
    refundable: isReported(refundable) ? refundable : known.refundable,
    refundRemaining: isReported(refundRemaining) ? refundRemaining : known.refundRemaining,
  }
}

const WITH_ACTION: readonly PaymentStatus[] = ['requires_action', 'processing']

function withoutAction(state: FoldState): FoldState {
  return WITH_ACTION.includes(state.status) ? state : { ...state, nextAction: 'none' }
}

const SUCCEEDED: readonly PaymentStatus[] = ['authorized', 'captured']

/** A payment that succeeded later has no failure, unless this response reports one. */
function withoutOldFailure(state: FoldState, { failure }: PaymentReport): FoldState {
  if (failure || !SUCCEEDED.includes(state.status)) return state
  const { failure: _overcome, ...rest } = state
  return rest
}

/** A payment never ends unpaid while money is held, however it became known. */
export function guardHeldMoney(state: FoldState, observation: Observation): Step {
  if (!isUnpaidEnd(state.status) || !holdsMoney(state))
    return { state, findings: [], needsRead: false }
  if (state.status === 'canceled' && observation.lateMoney === 'returned') {
    const reported = { ...state.reported, reversed: deriveAmounts(state).captured }
    const findings = [aboutPayment('late_success_returned')]
    return { state: { ...state, reported }, findings, needsRead: true }
  }
  return {
    state: { ...state, status: 'captured' },
    findings: [aboutPayment('ended_with_money')],
    needsRead: true,
  }
}
