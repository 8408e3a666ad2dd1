import type { ConnectFailure } from '@paystate/core/adapter'

/** The connector's own error: there was no socket, so no byte of the request was sent. It names no host. */
export class ConnectError extends Error {
  readonly failure: ConnectFailure

  constructor(failure: ConnectFailure) {
    super(`No connection: ${failure}.`)
    this.failure = failure
  }
}

/** Reads an error of a socket that never became ready. */
export function connectErrorOf(error: unknown, phase: 'connect' | 'tls'): ConnectError {
  if (error instanceof ConnectError) return error
  const code = codeOf(error)
  if (code === 'ENOTFOUND' || code.startsWith('EAI_')) return new ConnectError('dns')
  if (code === 'ETIMEDOUT') return new ConnectError('timed_out')
  return new ConnectError(phase === 'tls' ? 'tls' : 'refused')
}

function codeOf(error: unknown): string {
  const isCoded = typeof error === 'object' && error !== null && 'code' in error
  return isCoded && typeof error.code === 'string' ? error.code : ''
}
