import type { ConnectFailure, Transmission } from '@paystate/core/adapter'
import type { AttemptLimit } from './attempt-limit.ts'
import type { HttpResponse } from './http-response.ts'

/** What is written down about one attempt while it runs. */
export interface AttemptRecord {
  watchedBy: Transmission['watchedBy']
  /** It was handed to whatever writes it: from here on, silence proves nothing. */
  isDispatched: boolean
  /** Its method, address or headers cannot be sent. */
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

/** The record as evidence. Of an attempt that was never dispatched, we know that we did not send it. */
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

/** Everything that sending one attempt takes. */
export interface Outgoing {
  readonly method: string
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: Uint8Array<ArrayBuffer> | undefined
  readonly limit: AttemptLimit
  readonly record: AttemptRecord
  /** Asked as the last thing before it is handed over; false forbids it. */
  readonly mayLeave: () => boolean
}

/** Sends one request, reads the response whole, and notes how far it got. It ends with the limit, at the latest. */
export type Send = (outgoing: Outgoing) => Promise<HttpResponse>
