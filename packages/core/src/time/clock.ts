/** Time, injected: nothing else in paystate looks at the machine's clock. */
export interface Clock {
  /** Epoch milliseconds. */
  now(): number
  /** Runs once after so many milliseconds; returns a function that calls it off. */
  after(milliseconds: number, run: () => void): () => void
}

/** The machine's own clock. Its timers do not keep a process alive. */
export const systemClock: Clock = {
  now: () => Date.now(),
  after: (milliseconds, run) => {
    const timer = setTimeout(run, milliseconds)
    timer.unref()
    return () => clearTimeout(timer)
  },
}
