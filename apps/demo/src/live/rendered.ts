import type { Fragment } from '../pages/fragment.ts'

/** The parts of a page as they are now, and when they have to be rendered again. */
export interface Rendered {
  readonly fragments: readonly Fragment[]
  /** Milliseconds after which it is rendered again without news. */
  readonly restMs: number
  /**
   * Gives another text as soon as something has changed that rings no news. It is called often, for every open page,
   * so it reads nothing but memory.
   */
  readonly mark?: () => string
}
