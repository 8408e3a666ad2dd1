import type { PaymentAmounts } from '../payments/amounts.ts'
import { isUnpaidEnd, type PaymentStatus } from '../payments/payment-status.ts'
import { isReported } from '../payments/reported.ts'
import type { AnomalyCode } from './anomaly.ts'
import { deriveAmounts, holdsMoney } from './derive-amounts.ts'
import type { FoldState } from './fold-state.ts'
import type { Observation, PaymentReport } from './observation.ts'
import { isPushed } from './order.ts'
import { STATUS_MATRIX, type Transition } from './status-matrix.ts'

/** The payment's new status, or that it stays and nothing reported about its money is believed. */
export interface Decision {
  readonly status: PaymentStatus | 'stays'
  readonly anomalies: readonly AnomalyCode[]
  readonly needsRead: boolean
  /** Totals that the decision corrects. */
  readonly amounts?: { readonly reported: PaymentAmounts }
}

interface Evidence {
  /** The state if the response is believed. */
  readonly merged: FoldState
  readonly reported: PaymentReport
  readonly observation: Observation
}

const KEEP: Decision = { status: 'stays', anomalies: [], needsRead: true }

/** Looks up the transition in the matrix, with what the money and the kind of evidence say about it. */
export function decide(state: FoldState, evidence: Evidence): Decision {
  const { merged, reported, observation } = evidence
  const to = finishedStatus(merged, awaitedStatus(merged, reported))
  const isSuccess = to === 'authorized' || to === 'captured'
  if (isSuccess && !isReported(reported.amounts.amount)) {
    return { ...KEEP, anomalies: ['amount_unreadable'] }
  }
  const transition = STATUS_MATRIX[state.status][to]
  if (!isPushed(observation)) return follow(transition, { to, state, evidence })
  if (!mayPush(state.status, to, transition)) return KEEP
  const decision = follow(transition, { to, state, evidence })
  return { ...decision, needsRead: decision.needsRead || state.status !== decision.status }
}

/** A provider that reports "in process" still waits for the payer while there is a known action. */
function awaitedStatus(merged: FoldState, reported: PaymentReport): PaymentStatus {
  const waits = reported.status === 'processing' && typeof merged.nextAction === 'object'
  return waits ? 'requires_action' : reported.status
}

/** After the last capture no more will be captured, also while the provider still reports authorized. */
function finishedStatus({ captures }: FoldState, to: PaymentStatus): PaymentStatus {
  const isLast = captures.some(({ final, status }) => final === true && status === 'succeeded')
  const isOpen = captures.some(({ status }) => status === 'pending')
  return to === 'authorized' && isLast && !isOpen ? 'captured' : to
}

/** Pushed evidence may only add (toward money, toward an end), and what it changed is read again. */
function mayPush(from: PaymentStatus, to: PaymentStatus, transition: Transition): boolean {
  if (from === to) return true
  if (transition === 'apply') return to !== 'requires_action'
  return transition === 'late' || (transition === 'end' && !isUnpaidEnd(from))
}

interface Situation {
  readonly to: PaymentStatus
  readonly state: FoldState
  readonly evidence: Evidence
}

function follow(transition: Transition, situation: Situation): Decision {
  const { to, evidence } = situation
  switch (transition) {
    case 'apply':
      return { status: to, anomalies: [], needsRead: false }
    case 'keep':
      return KEEP
    case 'contradiction':
      return { status: 'stays', anomalies: ['end_contradicted'], needsRead: false }
    case 'reopen':
      return { status: to, anomalies: ['reopened'], needsRead: false }
    case 'late':
      return { status: to, anomalies: ['late_success'], needsRead: false }
    case 'late_by_read':
      return lateAfterCancel(situation)
    case 'end':
      return endUnlessHeld(to, evidence)
    case 'if_reversed':
      return ifReversed(situation)
    case 'if_inferred':
      return ifInferred(situation)
    // Evidence comes from a store: that of a newer version may have a status that this version lacks.
    default:
      return KEEP
  }
}

function lateAfterCancel({ to, evidence }: Situation): Decision {
  if (evidence.observation.lateMoney !== 'returned') {
    return { status: to, anomalies: ['late_success'], needsRead: false }
  }
  return { status: 'canceled', anomalies: ['late_success_returned'], needsRead: true }
}

function endUnlessHeld(to: PaymentStatus, { merged, observation }: Evidence): Decision {
  if (!holdsMoney(merged)) return { status: to, anomalies: [], needsRead: false }
  if (isPushed(observation)) return KEEP
  return { status: 'captured', anomalies: ['ended_with_money'], needsRead: true }
}

/** Captured money must be reported as returned before a captured payment counts as canceled. */
function ifReversed({ evidence }: Situation): Decision {
  const { captured } = deriveAmounts(evidence.merged)
  const { reversed } = evidence.reported.amounts
  const allBack = isReported(captured) && isReported(reversed) && captured <= reversed
  if (allBack) return { status: 'canceled', anomalies: [], needsRead: false }
  return { status: 'stays', anomalies: ['end_contradicted'], needsRead: true }
}

/** Success was read as captured for lack of evidence; now the captures themselves show otherwise. */
function ifInferred({ state, evidence }: Situation): Decision {
  const { captures = [] } = evidence.observation
  const hadProof = [...captures, ...state.captures].some(({ status }) => status === 'succeeded')
  if (captures.length === 0 || hadProof) return KEEP
  const reported: PaymentAmounts = {
    ...evidence.merged.reported,
    captured: evidence.reported.amounts.captured,
  }
  return {
    status: 'authorized',
    anomalies: ['capture_corrected'],
    needsRead: false,
    amounts: { reported },
  }
}
