import type { Capabilities } from '@paystate/core'
import type fc from 'fast-check'
import type { Scene } from '../claims/scene.ts'
import type { Subject } from '../subject/subject.ts'

/**
 * How many examples share a subject: a provider in memory forgets nothing, and slows down. A history lists all that the
 * histories before it have created, at each of its lookups.
 */
export const EXAMPLES_PER_SUBJECT = { response: 1_000, history: 10 } as const

/** Something that must hold whatever a provider, or somebody else, sends. */
export interface Property {
  readonly name: string
  /** What one example is: a response or message, or a history of many steps. */
  readonly example: keyof typeof EXAMPLES_PER_SUBJECT
  /** Why there is nothing to fuzz at a provider of these capabilities; undefined where there is. */
  readonly unless?: (capabilities: Capabilities) => string | undefined
  /** Made once for each run of the fuzzer, with a subject that all its examples share. */
  readonly of: (scene: Scene<Subject>) => Promise<fc.IAsyncProperty<unknown[]>>
}
