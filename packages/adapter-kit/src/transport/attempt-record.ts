import { AsyncLocalStorage } from 'node:async_hooks'
import type { Transmission } from '@paystate/core/adapter'

/** What is written down about one attempt while it runs. */
export interface AttemptRecord {
  /** Ends the attempt. A request's own signal follows it only while that request is held. */
  readonly signal: AbortSignal
  watchedBy: Transmission['watchedBy']
  /** Fetch was called: from here on, silence proves nothing. */
  isDispatched: boolean
  isStopped: boolean
  connectorFailed: boolean
  bytesLeft: boolean
}

/** The record of the attempt that the running code belongs to. */
export const currentAttempt = new AsyncLocalStorage<AttemptRecord>()

/** A record of an attempt that has not begun. */
export function createAttemptRecord(signal: AbortSignal): AttemptRecord {
  return {
    signal,
    watchedBy: 'nobody',
    isDispatched: false,
    isStopped: false,
    connectorFailed: false,
    bytesLeft: false,
  }
}

/** The record as evidence. */
export function transmissionOf(record: AttemptRecord): Transmission {
  const { watchedBy, connectorFailed, bytesLeft } = record
  const stopped = record.isStopped && !record.isDispatched
  return { watchedBy, connectorFailed, bytesLeft, ...(stopped && { stopped: 'aborted' as const }) }
}
