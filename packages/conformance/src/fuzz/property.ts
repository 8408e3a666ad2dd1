import type { Capabilities } from '@paystate/core'
import type fc from 'fast-check'
import type { Scene } from '../claims/scene.ts'
import type { Subject } from '../subject/subject.ts'

/** Something that must hold whatever a provider, or somebody else, sends. */
export interface Property {
  readonly name: string
  /** Why there is nothing to fuzz at a provider of these capabilities; undefined where there is. */
  readonly unless?: (capabilities: Capabilities) => string | undefined
  /** Made once for each run of the fuzzer, with a subject that all its examples share. */
  readonly of: (scene: Scene<Subject>) => Promise<fc.IAsyncProperty<unknown[]>>
}
