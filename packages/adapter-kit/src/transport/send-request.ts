import type { Clock, LeaveLimit } from '@paystate/core'
import type { AttemptCall, AttemptRequest, FailedAttempt } from './attempt.ts'
import type { AttemptLimit, Over } from './attempt-limit.ts'
import type { AttemptRecord, Outgoing, Send } from './attempt-record.ts'
import { BodyTooLarge } from './collect-body.ts'
import { NoResponse, type WireHeaders } from './http-response.ts'
import { isThrown } from './is-thrown.ts'
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

/** Sends the request within its limit. A response is in the record; this returns how it ended without one. */
export async function sendRequest(sending: Sending): Promise<FailedAttempt['end']> {
  const { send, call, limit, record } = sending
  let failure: unknown
  try {
    const made = limit.over() ? undefined : outgoingOf(sending)
    const outgoing = made instanceof Promise ? await made : made
    if (outgoing && call) await limit.within(sendThrough(call, { outgoing, send }))
    else if (outgoing) record.response = await send(outgoing)
  } catch (error) {
    failure = error
  }
  return failureOf(failure, sending)
}

function failureOf(error: unknown, { limit, record }: Sending): FailedAttempt['end'] {
  if (record.isInvalid) return 'not_sendable'
  const over = limit.over()
  if (over) return over
  if (isThrown(error, BodyTooLarge)) return 'too_large'
  if (isThrown(error, NoResponse)) return 'no_response'
  if (record.connectFailure && !record.bytesLeft) return 'not_connected'
  return record.isDispatched ? 'connection_lost' : 'not_started'
}

/** The request to send; undefined where it was aborted while its headers were created. */
function outgoingOf(sending: Sending): Outgoing | undefined | Promise<Outgoing | undefined> {
  const { request, limit } = sending
  const made = request.headers?.() ?? {}
  if (!(made instanceof Promise)) return outgoingWith(made, sending)
  return limit.within(made).then((headers) => outgoingWith(headers, sending))
}

function outgoingWith(headers: WireHeaders, sending: Sending): Outgoing | undefined {
  const { request, limit, record } = sending
  const { method, url, body } = request
  const mayLeave = (): boolean => leave(sending)
  return limit.over() ? undefined : { method, url, headers, body, limit, record, mayLeave }
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
