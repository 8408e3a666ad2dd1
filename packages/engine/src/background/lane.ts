/** Something that is looked for again and again, beside others: what hangs in one lane holds up no other. */
export interface Lane {
  /** For a person, such as `payments of mollie`. */
  readonly name: string
  /**
   * Does what is due, some of it at most, and returns how much that was; 0 when nothing was. It begins nothing
   * more once `stopping` is aborted.
   */
  run(stopping: AbortSignal): Promise<number>
}

/** Something that went wrong in the background; the work goes on. */
export interface Problem {
  /** Where, for a person. */
  readonly where: string
  /** As it was thrown. A handler's may hold the application's data. */
  readonly error: unknown
}

/** Hears of what went wrong in the background. */
export type Report = (problem: Problem) => void
