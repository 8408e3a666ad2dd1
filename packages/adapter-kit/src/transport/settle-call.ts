import type { AnsweredAttempt, AttemptCall, AttemptRequest, FailedAttempt } from './attempt.ts'
import type { AttemptLimit } from './attempt-limit.ts'
import type { AttemptRecord } from './attempt-record.ts'
import { BodyTooLarge } from './collect-body.ts'

/** How an attempt ended, without when. */
export type Ended =
  | Pick<AnsweredAttempt, 'end' | 'status' | 'headers' | 'body'>
  | Pick<FailedAttempt, 'end'>

interface Running {
  readonly limit: AttemptLimit
  readonly record: AttemptRecord
  readonly headers: AttemptRequest['headers']
}

/** Runs the call inside its limit and says how it ended. */
export async function settleCall(call: AttemptCall, running: Running): Promise<Ended> {
  const { limit, record } = running
  if (limit.over()) {
    record.stopped = 'aborted'
    return { end: 'aborted' }
  }
  try {
    await within(limit, send(call, running))
  } catch (error) {
    if (!record.answer) return { end: failureOf(error, running) }
  }
  return record.answer ? { end: 'answered', ...record.answer } : { end: 'connection_lost' }
}

async function send(call: AttemptCall, { record, headers }: Running): Promise<void> {
  if (headers) record.headers = await headers()
  await call()
}

/** Settles as soon as the attempt is over, whatever its request does about it. */
function within(limit: AttemptLimit, sending: Promise<void>): Promise<void> {
  return new Promise((resolve, reject) => {
    limit.onOver(() => reject(new Error('The attempt is over.')))
    sending.then(resolve, reject)
  })
}

function failureOf(error: unknown, { limit, record }: Running): FailedAttempt['end'] {
  const over = limit.over()
  if (over) return over
  if (record.stopped === 'invalid') return 'not_sendable'
  if (isTooLarge(error)) return 'too_large'
  return record.connectorFailed && !record.bytesLeft ? 'not_connected' : 'connection_lost'
}

function isTooLarge(error: unknown): boolean {
  if (error instanceof BodyTooLarge) return true
  return error instanceof Error && error.cause instanceof BodyTooLarge
}
