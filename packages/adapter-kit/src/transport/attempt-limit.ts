import type { Clock } from '@paystate/core'

/**
 * Why an attempt is over. `too_late`: it had to leave before, and had not. `not_started`: something injected
 * failed before it was sent.
 */
export type Over = 'timed_out' | 'aborted' | 'too_late' | 'not_started'

/** When an attempt is over, whatever its request does. */
export interface AttemptLimit {
  /** Why it is over; undefined while it is not. */
  readonly over: () => Over | undefined
  end(why: Over): void
  /** Calls once when it is over: immediately, if it already is. */
  onOver(listener: () => void): void
  /** Waits for a result, no longer than the limit. */
  within<T>(work: PromiseLike<T>): Promise<T>
  stop(): void
}

interface Bounds {
  readonly deadlineMs: number
  readonly signal?: AbortSignal | undefined
}

/** Watches the deadline and the caller's signal. Where either cannot be watched, the attempt is over at once. */
export function startLimit(clock: Clock, { deadlineMs, signal }: Bounds): AttemptLimit {
  const listeners: (() => void)[] = []
  let over: Over | undefined
  let callOff = (): void => undefined
  const end = (why: Over): void => {
    over ??= why
    for (const listener of listeners.splice(0)) listener()
  }
  const abort = (): void => end('aborted')
  const onOver = (listener: () => void): void => {
    if (over) listener()
    else listeners.push(listener)
  }
  try {
    callOff = clock.after(deadlineMs, () => end('timed_out'))
    if (signal?.aborted) abort()
    signal?.addEventListener('abort', abort)
  } catch {
    end('not_started')
  }
  return {
    over: () => over,
    end,
    onOver,
    within: (work) =>
      new Promise((resolve, reject) => {
        onOver(() => reject(new Error('The attempt is over.')))
        work.then(resolve, reject)
      }),
    stop: () => {
      try {
        // First: a signal may outlive many attempts, and a clock may throw.
        signal?.removeEventListener('abort', abort)
        callOff()
      } catch {
        // What is injected and fails here no longer matters.
      }
    },
  }
}
