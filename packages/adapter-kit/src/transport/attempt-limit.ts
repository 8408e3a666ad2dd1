import type { Clock } from '@paystate/core'
import type { AttemptRequest } from './attempt.ts'

/** When an attempt is over, whatever its request does about it. */
export interface AttemptLimit {
  readonly signal: AbortSignal
  readonly isOver: () => boolean
  /** Settles as soon as the attempt is over, whatever the request does about it. */
  readonly over: Promise<never>
  stop(): void
}

/** The deadline and the caller's signal as one signal. */
export function startLimit(clock: Clock, { deadlineMs, signal }: AttemptRequest): AttemptLimit {
  const controller = new AbortController()
  let isOver = false
  const giveUp = (): void =>
    controller.abort(new DOMException('The attempt was given up.', 'AbortError'))
  const callOff = clock.after(deadlineMs, () => {
    isOver = true
    giveUp()
  })
  if (signal?.aborted) giveUp()
  signal?.addEventListener('abort', giveUp, { once: true })
  const over = new Promise<never>((_resolve, reject) => {
    const fail = (): void => reject(controller.signal.reason)
    if (controller.signal.aborted) fail()
    controller.signal.addEventListener('abort', fail, { once: true })
  })
  over.catch(() => undefined)
  return {
    signal: controller.signal,
    isOver: () => isOver,
    over,
    stop: () => {
      callOff()
      signal?.removeEventListener('abort', giveUp)
    },
  }
}
