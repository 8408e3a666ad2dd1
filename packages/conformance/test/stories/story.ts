/** A story of how money is lost, and what keeps it from happening here. */
export interface Story {
  readonly reported: string
  /** Public reports, as `owner/repository#number`. */
  readonly reports?: readonly string[]
  /** Claims by their ids; `repeating/lost-answer` stands for that of every kind of write. */
  readonly claims: readonly string[]
  /** Tests elsewhere, where it is not for an adapter to keep, or not for an adapter alone. */
  readonly elsewhere?: readonly Elsewhere[]
}

export interface Elsewhere {
  /** Why no claim can show it. */
  readonly because: string
  /** Below `packages/`. */
  readonly file: string
  /** Of the test, or of the group of tests. */
  readonly sentence: string
}
