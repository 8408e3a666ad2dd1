import { aboutPayment, withFindings } from './anomaly.ts'
import { idsIn } from './belonging.ts'
import { findStrangeAmounts } from './find-strange-amounts.ts'
import { settleCancellations } from './fold-cancellations.ts'
import { foldObjects } from './fold-objects.ts'
import { foldPayment, guardHeldMoney, type Step } from './fold-payment.ts'
import type { FoldState } from './fold-state.ts'
import type { Observation } from './observation.ts'
import { isPushed } from './order.ts'
import { isOutOfOrder, learnTime } from './provider-order.ts'
import { type Readable, readable } from './readable.ts'
import { statementsAboutParts, withStatements } from './statements.ts'

/** Folds one piece of evidence. Total: it throws for no content. */
export function fold(state: FoldState, observation: Observation): FoldState {
  const folded = foldReport(state, observation)
  const statements = withStatements(state.statements, observation)
  return learnTime({ ...folded, statements }, observation)
}

/** The fold of a piece that no other follows: without what only later pieces are compared with. */
export function foldOnly(state: FoldState, observation: Observation): FoldState {
  const statements = statementsAboutParts(observation)
  return { ...foldReport(state, observation), statements }
}

function foldReport(state: FoldState, observation: Observation): FoldState {
  const { piece, unreadable } = readable(observation)
  const objects = foldObjects(learnIds(state, piece), piece)
  const payment = piece.payment
    ? foldPayment(objects.state, piece.payment, piece)
    : unchanged(objects.state)
  const guarded = guardHeldMoney(payment.state, piece)
  const settled = withUnreadable(settleCancellations(guarded.state, piece), { piece, unreadable })
  const findings = [
    ...objects.findings,
    ...payment.findings,
    ...guarded.findings,
    ...findStrangeAmounts(settled, piece),
    ...(piece.overdue === 'capture' ? [aboutPayment('capture_overdue')] : []),
  ]
  const needsRead =
    objects.needsRead ||
    payment.needsRead ||
    guarded.needsRead ||
    piece.needsRead === true ||
    isOutOfOrder(state, observation)
  const anomalies = withFindings(settled.anomalies, findings, piece.asOf.received)
  return markNeedsRead({ ...settled, anomalies }, { observation, needsRead })
}

function unchanged(state: FoldState): Step {
  return { state, findings: [], needsRead: false }
}

/** Attempts in a session have their own ids: only a read of the payment may change a known id. */
function learnIds(state: FoldState, observation: Observation): FoldState {
  const { paymentId, reference, payment } = observation
  const mayChange = payment !== undefined && !isPushed(observation)
  const id = mayChange ? (paymentId ?? state.id) : (state.id ?? paymentId)
  const known = state.reference ?? reference
  return {
    ...state,
    ...(id !== undefined && { id }),
    ids: idsIn(state.ids, observation),
    ...(known !== undefined && { reference: known }),
  }
}

/** A total that could not be read is unknown until it is reported again. */
function withUnreadable(state: FoldState, { piece, unreadable }: Readable): FoldState {
  const amounts = piece.payment?.amounts
  if (amounts === undefined) return state
  const still = state.unreadable.filter((name) => amounts[name] === 'not_reported')
  return { ...state, unreadable: [...new Set([...still, ...unreadable])].sort() }
}

interface NeedsRead {
  readonly observation: Observation
  readonly needsRead: boolean
}

/** A fresh read is due until one that began after this evidence and left nothing open. */
function markNeedsRead(state: FoldState, { observation, needsRead }: NeedsRead): FoldState {
  const { begun, received } = observation.asOf
  const isRead = begun !== undefined && observation.payment !== undefined
  const lastReadBegun = isRead ? Math.max(begun, state.lastReadBegun ?? begun) : state.lastReadBegun
  const known = { ...state, ...(lastReadBegun !== undefined && { lastReadBegun }) }
  if (needsRead) return { ...known, needsReadSince: received }
  const isFresh = isRead && begun > (state.needsReadSince ?? Number.POSITIVE_INFINITY)
  if (!isFresh) return known
  const { needsReadSince: _answered, ...settled } = known
  return settled
}
