import type { Duplex } from 'node:stream'
import type { Clock } from '@paystate/core'
import type { AttemptLimit } from './attempt-limit.ts'
import { ConnectError, connectErrorOf } from './connect-error.ts'

interface Readying {
  readonly event: 'connect' | 'secureConnect'
  /** What it does first: a connection through a tunnel is made already. */
  readonly phase: 'connect' | 'tls'
  readonly clock: Clock
  /** Of the attempt that it is made for: once that is over, nobody needs it. */
  readonly limit: AttemptLimit | undefined
}

/** Shorter than any deadline, so that a connection that cannot be made fails as such. */
const CONNECT_TIMEOUT_MS = 5_000

/**
 * Waits until a socket is connected and, with TLS, its certificate is trusted.
 *
 * @throws {ConnectError}
 */
export function whenReady(
  socket: Duplex,
  { event, phase, clock, limit }: Readying,
): Promise<Duplex> {
  return new Promise((resolve, reject) => {
    let current = phase
    let isReady = false
    const fail = (error: unknown): void => {
      reject(connectErrorOf(error, current))
      socket.destroy()
    }
    const stop = startTimer(clock, () => fail(new ConnectError('timed_out')))
    socket.once('connect', () => {
      current = 'tls'
    })
    socket.once(event, () => {
      isReady = true
      stop()
      resolve(socket)
    })
    limit?.onOver(() => {
      if (!isReady) socket.destroy()
    })
    // It stays: between two requests a kept socket has no other listener for errors.
    socket.on('error', fail)
    socket.once('close', () => {
      stop()
      fail(undefined)
    })
  })
}

/** Without a clock that works, the deadline of the attempt ends it. */
export function startTimer(clock: Clock, run: () => void): () => void {
  try {
    const callOff = clock.after(CONNECT_TIMEOUT_MS, run)
    return () => {
      try {
        callOff()
      } catch {
        // A timer that cannot be called off ends a connection that is over or in use: see `run`.
      }
    }
  } catch {
    return () => undefined
  }
}
