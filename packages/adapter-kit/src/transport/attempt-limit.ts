import type { Clock } from '@paystate/core'
import type { AttemptRequest } from './attempt.ts'

/** When an attempt is over, whatever its request does about it. */
export interface AttemptLimit {
  /** Why it is over; undefined while it is not. */
  readonly over: () => 'timed_out' | 'aborted' | undefined
  /** Calls once when it is over: at once, where it is already. */
  onOver(listener: () => void): void
  stop(): void
}

/** Watches the deadline and the caller's signal. */
export function startLimit(clock: Clock, { deadlineMs, signal }: AttemptRequest): AttemptLimit {
  const listeners: (() => void)[] = []
  let over: ReturnType<AttemptLimit['over']>
  const end = (why: 'timed_out' | 'aborted'): void => {
    over ??= why
    for (const listener of listeners.splice(0)) listener()
  }
  const abort = (): void => end('aborted')
  const callOff = clock.after(deadlineMs, () => end('timed_out'))
  if (signal?.aborted) abort()
  signal?.addEventListener('abort', abort, { once: true })
  return {
    over: () => over,
    onOver: (listener) => {
      if (over) listener()
      else listeners.push(listener)
    },
    stop: () => {
      callOff()
      signal?.removeEventListener('abort', abort)
    },
  }
}
