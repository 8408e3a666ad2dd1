import { outOfOrderUntil } from './arrival.ts'
import { type Division, divide, type SetAsideReason } from './belonging.ts'
import { type Checkpoint, thinOut } from './checkpoints.ts'
import { compact } from './compact.ts'
import { fold } from './fold.ts'
import { type FoldState, initialState } from './fold-state.ts'
import { limitEvidence } from './limit-evidence.ts'
import type { Observation } from './observation.ts'
import { contentDigest, isPushed, kindOf } from './order.ts'
import type { PaymentRecord } from './payment-record.ts'
import { plain } from './plain.ts'
import { isOrdered, latest, projectionOf } from './project-payment.ts'
import { keepAside, refusedIn, waitingIn } from './set-aside.ts'

/** A record with one more piece, and how many pieces had to be folded for it. */
export interface Added {
  readonly record: PaymentRecord
  /** Why the piece does not belong to the payment; undefined where it does. */
  readonly reason?: SetAsideReason | undefined
  readonly folded: number
}

/**
 * Adds a piece of evidence and folds what it changes: the pieces from its position on, from the nearest
 * checkpoint before. The result equals that of folding all evidence again.
 */
export function addEvidence(record: PaymentRecord, piece: Observation): Added {
  const observation = plain(piece)
  const { intent, base } = record
  if (!isOrdered(observation)) return { record, reason: 'unreadable', folded: 0 }
  if (isRedelivery(record, observation)) return { record, folded: 0 }
  const waiting = waitingIn(record.setAside)
  const all = compact([...record.evidence, ...waiting, observation])
  const division = divide(intent, all, base?.state)
  const { checkpoints, folded } = refold(record, division)
  const { setAside, hasLost } = keepAside(intent, division.setAside, refusedIn(record.setAside))
  const isLate = base !== undefined && observation.asOf.received <= base.until
  const lostUntil = hasLost || isLate ? all.reduce(latest, 0) : record.lostUntil
  const state = checkpoints.at(-1)?.state ?? stateBefore(record)
  const { lostUntil: _lost, outOfOrderUntil: _doubt, ...kept } = record
  const isCounted = division.belonging.includes(observation)
  const doubt = isCounted ? outOfOrderUntil(record, observation) : record.outOfOrderUntil
  return {
    record: limitEvidence({
      ...kept,
      ...projectionOf(intent, { state, setAside, lostUntil }),
      evidence: division.belonging,
      setAside,
      checkpoints: thinOut(checkpoints),
      ...(lostUntil !== undefined && { lostUntil }),
      ...(doubt !== undefined && { outOfOrderUntil: doubt }),
    }),
    reason: division.setAside.find(({ piece }) => kindOf(piece) === kindOf(observation))?.reason,
    folded,
  }
}

function isRedelivery({ base }: PaymentRecord, observation: Observation): boolean {
  if (!base || !isPushed(observation)) return false
  return base.pushed.includes(contentDigest(observation))
}

function stateBefore({ base, intent }: PaymentRecord): FoldState {
  return base?.state ?? initialState(intent)
}

interface Refolded {
  readonly checkpoints: readonly Checkpoint[]
  readonly folded: number
}

function refold(record: PaymentRecord, { belonging }: Division): Refolded {
  const same = commonLength(record.evidence, belonging)
  const checkpoints = record.checkpoints.filter(({ after }) => after <= same)
  const nearest = checkpoints.at(-1)
  let state = nearest?.state ?? stateBefore(record)
  let after = nearest?.after ?? 0
  const fresh: Checkpoint[] = []
  for (const piece of belonging.slice(after)) {
    state = fold(state, piece)
    after += 1
    fresh.push({ after, state })
  }
  return { checkpoints: [...checkpoints, ...fresh], folded: fresh.length }
}

function commonLength(known: readonly Observation[], next: readonly Observation[]): number {
  const first = next.findIndex((piece, index) => piece !== known[index])
  return first < 0 ? next.length : first
}
