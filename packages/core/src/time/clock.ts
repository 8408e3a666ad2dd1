/** Time, injected: nothing else in paystate reads the machine's clock. */
export interface Clock {
  /** The wall clock, in epoch milliseconds. It may be wrong, and it may be set back. */
  now(): number
  /** Milliseconds since a moment of this process. It never runs backwards and means nothing in another process. */
  monotonic(): number
  /** Runs once after this many milliseconds; returns a function that cancels it. */
  after(milliseconds: number, run: () => void): () => void
}

/** The machine's own clock. Its timers do not keep a process alive. */
export const systemClock: Clock = {
  now: () => Date.now(),
  monotonic: () => performance.now(),
  after: (milliseconds, run) => {
    const timer = setTimeout(run, milliseconds)
    // An edge runtime returns a number; there is no process to keep alive.
    if (typeof timer === 'object') timer.unref()
    return () => clearTimeout(timer)
  },
}
