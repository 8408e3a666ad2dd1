import type { Clock } from '@paystate/core'
import type { AttemptCall, AttemptRequest, FailedAttempt, LeaveLimit } from './attempt.ts'
import type { AttemptLimit, Over } from './attempt-limit.ts'
import type { AttemptRecord, Outgoing, Send } from './attempt-record.ts'
import { BodyTooLarge } from './collect-body.ts'
import { sendThrough } from './library-fetch.ts'
import { readMoment } from './moment.ts'

interface Sending {
  readonly clock: Clock
  readonly send: Send
  readonly request: AttemptRequest
  readonly call: AttemptCall | undefined
  readonly limit: AttemptLimit
  readonly record: AttemptRecord
}

/** Sends the request inside its limit. What came is in the record; this says how it ended without. */
export async function sendRequest(sending: Sending): Promise<FailedAttempt['end']> {
  const { limit, record } = sending
  try {
    if (!limit.over()) await limit.within(start(sending))
  } catch (error) {
    return failureOf(error, sending)
  } finally {
    // Whatever is said of the attempt now, nothing of it may leave any more.
    if (!record.response) limit.end('not_started')
  }
  return failureOf(undefined, sending)
}

function failureOf(error: unknown, { limit, record }: Sending): FailedAttempt['end'] {
  if (record.isInvalid) return 'not_sendable'
  const over = limit.over()
  if (over) return over
  if (error instanceof BodyTooLarge) return 'too_large'
  if (record.connectFailure && !record.bytesLeft) return 'not_connected'
  return record.isDispatched ? 'connection_lost' : 'not_started'
}

async function start(sending: Sending): Promise<void> {
  const { send, request, call, limit, record } = sending
  const { method, url, body } = request
  const headers = request.headers ? await request.headers() : {}
  if (limit.over()) return
  const mayLeave = (): boolean => leave(sending)
  const outgoing: Outgoing = { method, url, headers, body, limit, record, mayLeave }
  if (call) await sendThrough(call, { outgoing, send })
  else record.response = await send(outgoing)
}

/** The last check. Once it has passed, silence proves nothing. */
function leave({ clock, request, limit, record }: Sending): boolean {
  const tooLate = request.mustLeaveBefore && whyTooLate(clock, request.mustLeaveBefore)
  if (tooLate) limit.end(tooLate)
  if (limit.over()) return false
  record.isDispatched = true
  return true
}

function whyTooLate(clock: Clock, { epochMs, monotonicMs }: LeaveLimit): Over | undefined {
  const now = readMoment(clock)
  if (!now) return 'not_started'
  return now.epochMs < epochMs && now.monotonicMs < monotonicMs ? undefined : 'too_late'
}
