import type { ConnectFailure, Transmission } from '@paystate/core/adapter'
import type { AttemptLimit } from './attempt-limit.ts'
import type { HttpResponse } from './http-response.ts'

/** What is recorded about one attempt while it runs. */
export interface AttemptRecord {
  watchedBy: Transmission['watchedBy']
  /** It was passed to the connection: from here on, silence proves nothing. */
  isDispatched: boolean
  /** Its method, URL or headers cannot be sent. */
  isInvalid: boolean
  connectFailure: ConnectFailure | undefined
  bytesLeft: boolean
  response: HttpResponse | undefined
}

/** A record of an attempt that has not begun. */
export function createAttemptRecord(): AttemptRecord {
  return {
    watchedBy: 'nobody',
    isDispatched: false,
    isInvalid: false,
    connectFailure: undefined,
    bytesLeft: false,
    response: undefined,
  }
}

/** The record as evidence. An attempt that was never dispatched is known not to have been sent. */
export function transmissionOf(record: AttemptRecord): Transmission {
  const { watchedBy, connectFailure, bytesLeft } = record
  const stopped = stopOf(record)
  const connectorFailed = connectFailure !== undefined
  return { watchedBy, connectorFailed, bytesLeft, ...(stopped && { stopped }) }
}

function stopOf(record: AttemptRecord): Transmission['stopped'] {
  if (record.isDispatched || record.connectFailure !== undefined) return undefined
  return record.isInvalid ? 'invalid' : 'aborted'
}

/** Everything needed to send one attempt. */
export interface Outgoing {
  readonly method: string
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: Uint8Array<ArrayBuffer> | undefined
  readonly limit: AttemptLimit
  readonly record: AttemptRecord
  /** Checked last, before the request is passed to the connection; false forbids it. */
  readonly mayLeave: () => boolean
}

/** Sends one request, reads the complete response, and records how far it got. It ends with the limit at the latest. */
export type Send = (outgoing: Outgoing) => Promise<HttpResponse>
