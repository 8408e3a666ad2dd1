import type { Fragment } from '../pages/fragment.ts'

/** The parts of a page as they are now, and when they have to be rendered again. */
export interface Rendered {
  readonly fragments: readonly Fragment[]
  /** Milliseconds after which it is rendered again without news. */
  readonly restMs: number
  /**
   * Whether something has changed since it was rendered that is not announced as news. It is called often, for
   * every open page, so it must read only memory.
   */
  readonly hasChanged?: () => boolean
}
