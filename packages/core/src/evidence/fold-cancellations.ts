import type { Cancellation } from '../payments/cancellation.ts'
import { isReported } from '../payments/reported.ts'
import { deriveAmounts } from './derive-amounts.ts'
import type { FoldState, TrackedCancellation } from './fold-state.ts'
import type { Observation } from './observation.ts'

/** Merges reported cancellations. A settled one stays settled: repeating the request does not reopen it. */
export function foldCancellations(
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
 * A read that began after the provider accepted the cancellation shows its effect. That the payment is
 * still captured may be too early to say; that it ended unpaid is final.
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

/** Less was captured than was authorized, and no more will be. */
function isRestReleased(state: FoldState): boolean {
  const { authorized, captured } = deriveAmounts(state)
  return isReported(authorized) && isReported(captured) && captured < authorized
}
