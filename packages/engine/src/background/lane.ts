/** One kind of work that is polled independently: a lane that hangs holds up no other. */
export interface Lane {
  /** For a person, such as `payments of mollie`. */
  readonly name: string
  /**
   * Does what is due, some of it at most, and returns how much that was; 0 when nothing was. It begins nothing
   * more once `stopping` is aborted.
   */
  run(stopping: AbortSignal): Promise<number>
}

/** An error in the background; the work goes on. */
export interface Problem {
  /** Where, for a person. */
  readonly where: string
  /** The thrown value. A handler's may contain the application's data. */
  readonly error: unknown
}

/** Receives the errors of the background work. */
export type Report = (problem: Problem) => void
