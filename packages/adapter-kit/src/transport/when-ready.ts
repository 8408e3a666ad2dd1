import type { Duplex } from 'node:stream'
import type { Clock } from '@paystate/core'
import type { AttemptLimit } from './attempt-limit.ts'
import { ConnectError, connectErrorOf } from './connect-error.ts'

interface Readying {
  readonly event: 'connect' | 'secureConnect'
  /** What a failure means before the socket connects: through a tunnel, the TCP connection already exists. */
  readonly otherwise: 'refused' | 'tls'
  readonly clock: Clock
  /** The limit of its attempt: once that is over, nothing needs the connection. */
  readonly limit: AttemptLimit | undefined
}

/** Shorter than any deadline, so that a failed connection is reported as such. */
const CONNECT_TIMEOUT_MS = 5_000

/**
 * Waits until a socket is connected and, with TLS, its certificate is trusted.
 *
 * @throws {ConnectError}
 */
export function whenReady(
  socket: Duplex,
  { event, otherwise, clock, limit }: Readying,
): Promise<Duplex> {
  return new Promise((resolve, reject) => {
    let meaning = otherwise
    let isReady = false
    const fail = (error: unknown): void => {
      reject(connectErrorOf(error, meaning))
      socket.destroy()
    }
    const stop = startTimer(clock, () => fail(new ConnectError('timed_out')))
    socket.once('connect', () => {
      meaning = 'tls'
    })
    socket.once(event, () => {
      isReady = true
      stop()
      resolve(socket)
    })
    limit?.onOver(() => {
      if (!isReady) socket.destroy()
    })
    // Kept: between two requests an idle socket has no other error listener.
    socket.on('error', fail)
    socket.once('close', () => {
      stop()
      fail(undefined)
    })
  })
}

/** Without a working clock, the deadline of the attempt ends it. */
export function startTimer(clock: Clock, run: () => void): () => void {
  try {
    const callOff = clock.after(CONNECT_TIMEOUT_MS, run)
    return () => {
      try {
        callOff()
      } catch {
        // A timer that cannot be canceled ends a connection that is over or in use: see `run`.
      }
    }
  } catch {
    return () => undefined
  }
}
