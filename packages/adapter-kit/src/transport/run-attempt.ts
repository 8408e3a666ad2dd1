import { type Clock, type Sequence, systemClock } from '@paystate/core'
import type { Attempt, AttemptCall, AttemptRequest } from './attempt.ts'
import { startLimit } from './attempt-limit.ts'
import { createAttemptRecord, type Send, transmissionOf } from './attempt-record.ts'
import { drawOrder } from './draw-order.ts'
import type { HttpResponse } from './http-response.ts'
import { later, type Moment, readMoment } from './moment.ts'
import type { ClockReading } from './provider-time.ts'
import { sendRequest } from './send-request.ts'
import { shortly } from './shortly.ts'

/** What all attempts of a transport share. */
export interface AttemptContext {
  readonly clock: Clock
  readonly sequence: Sequence
  readonly send: Send
  readonly readProviderTime: (response: HttpResponse) => ClockReading | undefined
}

/**
 * Runs one attempt and never rejects. Clock, sequence, signal and headers are injected code: where they
 * fail before the request is sent, it is not sent; where they fail afterwards, the response still counts.
 */
export async function runAttempt(
  context: AttemptContext,
  request: AttemptRequest,
  call: AttemptCall | undefined,
): Promise<Attempt> {
  const { clock, sequence, send } = context
  const record = createAttemptRecord()
  const began = readMoment(clock)
  const limit = startLimit(clock, request)
  const drawn = drawOrder(sequence, limit.within)
  const begun = typeof drawn === 'object' ? await drawn : drawn
  if (!began || begun === undefined) limit.end('not_started')
  const end = await sendRequest({ clock, send, request, call, limit, record })
  limit.stop()
  const ended = readMoment(clock)
  const transmission = transmissionOf(record)
  const times = { ...timesOf(began, { ended, longestMs: request.deadlineMs }), transmission }
  const { response, connectFailure } = record
  if (!response || begun === undefined) {
    return { ...times, end, ...(connectFailure && { connectFailure }) }
  }
  const drawnLast = drawOrder(sequence, shortly(clock))
  const received = typeof drawnLast === 'object' ? await drawnLast : drawnLast
  const isOrdered = received !== undefined && ended !== undefined
  const clockReading = clockReadingIn(response, context)
  return {
    ...times,
    ...response,
    end: 'answered',
    asOf: { begun, received: received ?? begun },
    ...(!isOrdered && ORDER_LOST),
    ...(clockReading && { clockReading }),
  }
}

const ORDER_LOST = { orderLost: true } as const

interface Ended {
  readonly ended: Moment | undefined
  readonly longestMs: number
}

/** A clock that failed midway yields the latest possible moment; one that never worked, the machine's. */
function timesOf(began: Moment | undefined, { ended, longestMs }: Ended) {
  const from = began ?? readMoment(systemClock) ?? EPOCH
  const to = began ? (ended ?? later(began, longestMs)) : from
  return {
    begunAt: from.instant,
    endedAt: to.instant,
    monotonic: { begun: from.monotonicMs, ended: to.monotonicMs },
  }
}

const EPOCH: Moment = { epochMs: 0, monotonicMs: 0, instant: '1970-01-01T00:00:00Z' }

function clockReadingIn(
  response: HttpResponse,
  { readProviderTime }: AttemptContext,
): ClockReading | undefined {
  try {
    return readProviderTime(response)
  } catch {
    return undefined
  }
}
