import { AsyncLocalStorage } from 'node:async_hooks'
import type { Transmission } from '@paystate/core/adapter'
import type { Answer, WireHeaders } from './answer.ts'
import type { AttemptLimit } from './attempt-limit.ts'

/** What is written down about one attempt while it runs. */
export interface AttemptRecord {
  readonly limit: AttemptLimit
  /** The bytes to send, as they were prepared. */
  readonly body: Uint8Array<ArrayBuffer> | undefined
  headers: WireHeaders
  watchedBy: Transmission['watchedBy']
  /** Fetch was called: from here on, silence proves nothing. */
  isDispatched: boolean
  /** Why a check of our own did not let it go. */
  stopped: Transmission['stopped'] | undefined
  connectorFailed: boolean
  bytesLeft: boolean
  answer?: Answer
}

/** The record of the attempt that the running code belongs to. */
export const currentAttempt = new AsyncLocalStorage<AttemptRecord>()

/** A record of an attempt that has not begun. */
export function createAttemptRecord(
  limit: AttemptLimit,
  body: Uint8Array<ArrayBuffer> | undefined,
): AttemptRecord {
  return {
    limit,
    body,
    headers: {},
    watchedBy: 'nobody',
    isDispatched: false,
    stopped: undefined,
    connectorFailed: false,
    bytesLeft: false,
  }
}

/** The record as evidence. */
export function transmissionOf(record: AttemptRecord): Transmission {
  const { watchedBy, connectorFailed, bytesLeft } = record
  const stopped = record.isDispatched ? undefined : record.stopped
  return { watchedBy, connectorFailed, bytesLeft, ...(stopped && { stopped }) }
}
