import type { AnsweredAttempt, AttemptCall, FailedAttempt } from './attempt.ts'
import type { AttemptLimit } from './attempt-limit.ts'
import type { AttemptRecord } from './attempt-record.ts'
import { BodyTooLarge } from './read-limited.ts'

/** How an attempt ended, without when. */
export type Ended =
  | Pick<AnsweredAttempt, 'end' | 'status' | 'headers' | 'body'>
  | Pick<FailedAttempt, 'end'>

interface Running {
  readonly limit: AttemptLimit
  readonly record: AttemptRecord
}

/** Runs the call inside its limit and says how it ended. */
export async function settleCall(call: AttemptCall, running: Running): Promise<Ended> {
  const { limit, record } = running
  if (limit.signal.aborted) {
    record.isStopped = true
    return { end: 'aborted' }
  }
  try {
    return await Promise.race([answerOf(call, limit.signal), limit.over])
  } catch (error) {
    return { end: failureOf(error, running) }
  }
}

async function answerOf(call: AttemptCall, signal: AbortSignal): Promise<Ended> {
  const response = await call(signal)
  const body = new Uint8Array(await response.arrayBuffer())
  return { end: 'answered', status: response.status, headers: response.headers, body }
}

function failureOf(error: unknown, { limit, record }: Running): FailedAttempt['end'] {
  if (limit.isOver()) return 'timed_out'
  if (limit.signal.aborted) return 'aborted'
  if (isTooLarge(error)) return 'too_large'
  return record.connectorFailed && !record.bytesLeft ? 'not_connected' : 'connection_lost'
}

function isTooLarge(error: unknown): boolean {
  if (error instanceof BodyTooLarge) return true
  return error instanceof Error && error.cause instanceof BodyTooLarge
}
