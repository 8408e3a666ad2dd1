import type { ErrorCode } from '@paystate/core'
import type { ConnectFailure } from '@paystate/core/adapter'
import type { FailedAttempt } from './attempt.ts'

interface Failure {
  readonly error: ErrorCode
  /** What happened, as a sentence. */
  readonly what: string
}

const FAILURES: Readonly<Record<FailedAttempt['end'], Failure>> = {
  not_sendable: { error: 'invalid_request', what: 'A header of the request cannot be sent.' },
  not_started: {
    error: 'aborted',
    what: 'The clock, the sequence or the key failed before the request was sent.',
  },
  too_late: { error: 'aborted', what: 'The time in which it had to be sent was over.' },
  not_connected: { error: 'not_connected', what: 'The provider could not be reached.' },
  aborted: { error: 'aborted', what: 'The call was aborted before a response arrived.' },
  timed_out: { error: 'timed_out', what: 'No response arrived in time.' },
  connection_lost: {
    error: 'connection_lost',
    what: 'The connection broke before a response arrived.',
  },
  too_large: { error: 'unreadable_response', what: 'The response was too large to read.' },
  no_response: {
    error: 'unreadable_response',
    what: 'What the injected fetch returned is no HTTP response.',
  },
}

const REASONS: Readonly<Record<ConnectFailure, string>> = {
  dns: 'its host name could not be resolved',
  unreachable: 'no network leads to its address',
  refused: 'the connection was refused',
  tls: 'the TLS handshake failed',
  timed_out: 'connecting took too long',
  proxy: 'the proxy did not connect',
  proxy_unauthorized: 'the proxy did not accept the credentials of its URL',
}

/** Why an attempt got no response, without hosts or secrets. */
export function failureOf({ end, connectFailure }: FailedAttempt): Failure {
  const failure = FAILURES[end]
  if (end !== 'not_connected' || connectFailure === undefined) return failure
  return { ...failure, what: `The provider could not be reached: ${REASONS[connectFailure]}.` }
}
