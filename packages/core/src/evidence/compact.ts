import { epochOf } from '../time/instant.ts'
import type { Observation } from './observation.ts'
import { compare, isPushed, isSamePiece, kindOf } from './order.ts'

/**
 * Sorts evidence and leaves out what adds nothing:
 *
 * - the same piece twice;
 * - a pushed message with the content of an earlier one: it is a redelivery;
 * - a read with the same content as one before it and one that began after it.
 *
 * This is part of what the projection means, so compacting before or after more evidence arrives makes no
 * difference: `compact(compact(a) + b)` is `compact(a + b)`, whatever `a` and `b` are. A read that is left
 * out because of another stays left out when that one is left out because of a third (both relations are
 * transitive), the first and the last of each kind always stay, and nothing is left out because of its
 * neighbors, which later evidence could part.
 */
export function compact(evidence: readonly Observation[]): readonly Observation[] {
  if (evidence.length < 2) return evidence
  const sorted = evidence.toSorted(compare).filter(isFirstCopy)
  const alike = Map.groupBy(sorted, kindOf)
  if (alike.size === sorted.length) return sorted
  return sorted.filter((piece) => counts(piece, alike.get(kindOf(piece)) ?? []))
}

function isFirstCopy(piece: Observation, index: number, sorted: readonly Observation[]): boolean {
  const before = sorted[index - 1]
  return before === undefined || !isSamePiece(before, piece)
}

/** @param alike All pieces of the same kind with the same content, in order. */
function counts(piece: Observation, alike: readonly Observation[]): boolean {
  if (piece === alike[0]) return true
  return !isPushed(piece) && !alike.some((later) => covers(later, piece))
}

/** A read that began after the other was received, by the sequence and by the reader's clock, repeats it. */
function covers(later: Observation, piece: Observation): boolean {
  const { begun } = later.asOf
  if (begun === undefined || !(piece.asOf.received < begun)) return false
  return epochOf(piece.at) <= epochOf(later.at)
}
