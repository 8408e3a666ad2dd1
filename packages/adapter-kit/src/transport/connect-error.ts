import type { ConnectFailure } from '@paystate/core/adapter'

/** The connector's own error: there was no socket, so no byte of the request was sent. It names no host. */
export class ConnectError extends Error {
  readonly failure: ConnectFailure

  constructor(failure: ConnectFailure) {
    super(`No connection: ${failure}.`)
    this.failure = failure
  }
}

/** Reads an error of a socket that never became ready; `otherwise` is what one without a known code means. */
export function connectErrorOf(error: unknown, otherwise: 'refused' | 'tls'): ConnectError {
  if (error instanceof ConnectError) return error
  const code = String(codeOf(error))
  if (code === 'ENOTFOUND' || code.startsWith('EAI_')) return new ConnectError('dns')
  if (code === 'ETIMEDOUT') return new ConnectError('timed_out')
  return new ConnectError(NO_ROUTE.has(code) ? 'unreachable' : otherwise)
}

const NO_ROUTE = new Set(['EHOSTUNREACH', 'ENETUNREACH', 'EHOSTDOWN', 'ENETDOWN'])

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined
}
