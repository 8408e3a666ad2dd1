import { canonical } from './canonical.ts'
import type { Observation } from './observation.ts'

/** Says whether a message was pushed to us: nobody knows how old it is. */
export function isPushed({ asOf }: Observation): boolean {
  return asOf.begun === undefined
}

/** What an observation told, without when and how. Two reads with the same content agree. */
export function contentOf(observation: Observation): string {
  const { asOf: _asOf, at: _at, via: _via, ...content } = observation
  return canonical(content)
}

interface Ranked {
  readonly observation: Observation
  readonly key: string
}

/**
 * Puts evidence in the one order it is always read in, each piece once: by when it was received, then
 * begun, then by content. So neither the order of arrival nor repetition can matter.
 */
export function inOrder(evidence: readonly Observation[]): readonly Observation[] {
  if (evidence.length < 2) return evidence
  const distinct = new Map<string, Ranked>()
  for (const observation of evidence) {
    const key = canonical(observation)
    distinct.set(key, { observation, key })
  }
  return [...distinct.values()].sort(compare).map(({ observation }) => observation)
}

function compare(one: Ranked, other: Ranked): number {
  const first = one.observation.asOf
  const second = other.observation.asOf
  if (first.received !== second.received) return first.received - second.received
  const begun = (first.begun ?? -1) - (second.begun ?? -1)
  if (begun !== 0) return begun
  return one.key < other.key ? -1 : Number(one.key > other.key)
}
