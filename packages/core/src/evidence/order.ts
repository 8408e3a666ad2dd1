import { canonical } from './canonical.ts'
import type { Observation } from './observation.ts'

/** Says whether a message was pushed to us: nobody knows how old it is. */
export function isPushed({ asOf }: Observation): boolean {
  return asOf.begun === undefined
}

/** What an observation reported, without when and how. Two reads with the same content agree. */
export function contentOf(observation: Observation): string {
  const { asOf: _asOf, at: _at, via: _via, ...content } = observation
  return canonical(content)
}

/** Says whether two pieces of evidence are one and the same, reported twice. */
export function isSamePiece(one: Observation, other: Observation): boolean {
  return compareAsOf(one, other) === 0 && canonical(one) === canonical(other)
}

/**
 * Puts evidence in the one order it is always read in, each piece once: by when it was received, then
 * begun, then by content. So neither the order of arrival nor repetition can matter.
 */
export function inOrder(evidence: readonly Observation[]): readonly Observation[] {
  const sorted = evidence.toSorted(compare)
  return sorted.filter((piece, index) => {
    const before = sorted[index - 1]
    return before === undefined || !isSamePiece(before, piece)
  })
}

/** Content is looked at last: it takes the longest, and few pieces have the same numbers. */
function compare(one: Observation, other: Observation): number {
  const byTime = compareAsOf(one, other)
  if (byTime !== 0) return byTime
  const [first, second] = [canonical(one), canonical(other)]
  return first < second ? -1 : Number(first > second)
}

function compareAsOf({ asOf: one }: Observation, { asOf: other }: Observation): number {
  if (one.received !== other.received) return one.received - other.received
  return (one.begun ?? -1) - (other.begun ?? -1)
}
