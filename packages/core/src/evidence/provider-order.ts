import type { FoldState } from './fold-state.ts'
import type { Observation } from './observation.ts'
import { contentDigest } from './order.ts'

/**
 * Whether the provider made this response before one that our order puts earlier, and the two differ:
 * a sequence ran backwards, or two processes drew from sequences that do not agree. Reads that overlap
 * prove nothing.
 */
export function isOutOfOrder({ newestTime }: FoldState, piece: Observation): boolean {
  const { asOf, providerTime, payment } = piece
  if (!newestTime || !providerTime || !payment || asOf.begun === undefined) return false
  const isEarlier = providerTime.latest < newestTime.earliest && asOf.begun > newestTime.received
  return isEarlier && newestTime.said !== contentDigest(piece)
}

/** The state with the provider's time of this piece, if it is the latest. */
export function learnTime(state: FoldState, piece: Observation): FoldState {
  const { asOf, providerTime, payment } = piece
  if (!providerTime || !payment || asOf.begun === undefined) return state
  const { earliest } = providerTime
  if (state.newestTime && state.newestTime.earliest > earliest) return state
  const said = contentDigest(piece)
  return { ...state, newestTime: { earliest, received: asOf.received, said } }
}
