import { canonical } from './canonical.ts'
import { digestOf } from './digest.ts'
import type { Observation } from './observation.ts'

/** Whether it was a pushed message, whose age is not known. */
export function isPushed({ asOf }: Observation): boolean {
  return asOf.begun === undefined
}

interface Texts {
  whole?: string
  content?: string
  digest?: string
}

// Serializing a piece costs more than comparing its text, and a record sees the same pieces again.
const TEXTS = new WeakMap<Observation, Texts>()

function textsOf(observation: Observation): Texts {
  const known = TEXTS.get(observation)
  if (known) return known
  const texts: Texts = {}
  TEXTS.set(observation, texts)
  return texts
}

/** The complete piece as text, with sorted keys. */
export function textOf(observation: Observation): string {
  const texts = textsOf(observation)
  texts.whole ??= canonical(observation)
  return texts.whole
}

/** What it reported and whether it was pushed: pieces of one kind are interchangeable. */
export function kindOf(observation: Observation): string {
  return `${isPushed(observation) ? 'pushed' : 'read'} ${contentOf(observation)}`
}

/** What an observation reported, without when and how. Two reads with equal content agree. */
export function contentOf(observation: Observation): string {
  const { asOf: _asOf, at: _at, via: _via, providerTime: _time, ...content } = observation
  const texts = textsOf(observation)
  texts.content ??= canonical(content)
  return texts.content
}

/** A short name for what an observation reported, without when and how. */
export function contentDigest(observation: Observation): string {
  const texts = textsOf(observation)
  texts.digest ??= digestOf(contentOf(observation))
  return texts.digest
}

/** Whether two pieces of evidence are the same one, reported twice. */
export function isSamePiece(one: Observation, other: Observation): boolean {
  return compare(one, other) === 0
}

/**
 * The one order in which evidence is folded: by when it was received, then begun, then by content. So
 * neither the order of arrival nor repetition can matter.
 *
 * Content comes last: it costs the most, and few pieces have the same numbers.
 */
export function compare(one: Observation, other: Observation): number {
  const byTime = compareAsOf(one, other)
  if (byTime !== 0) return byTime
  const [first, second] = [textOf(one), textOf(other)]
  return first < second ? -1 : Number(first > second)
}

function compareAsOf({ asOf: one }: Observation, { asOf: other }: Observation): number {
  if (one.received !== other.received) return one.received - other.received
  return (one.begun ?? -1) - (other.begun ?? -1)
}
