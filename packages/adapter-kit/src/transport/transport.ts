import type {
  AsOf,
  AttemptEvent,
  Clock,
  Instant,
  ProgressFetch,
  ProgressStep,
  Sequence,
} from '@paystate/core'
import { createSequence, instantOf, systemClock } from '@paystate/core'
import type { Transmission } from '@paystate/core/adapter'
import {
  type AttemptRecord,
  createAttemptRecord,
  currentAttempt,
  transmissionOf,
} from './attempt-record.ts'
import { type Connection, createConnection } from './connection.ts'
import { BodyTooLarge, readLimited } from './read-limited.ts'

export interface TransportOptions {
  /** The provider's name, for observers. */
  readonly provider: string
  /** Default: the machine's clock. */
  readonly clock?: Clock | undefined
  /** Default: one for this process. */
  readonly sequence?: Sequence | undefined
  /** Sends instead of our own connection; see `AdapterRuntime.fetch` of core. */
  readonly fetch?: ProgressFetch | undefined
  readonly observe?: ((event: AttemptEvent) => void) | undefined
  /** Answers larger than this are given up. Default: 4 MiB. */
  readonly maxBodyBytes?: number | undefined
}

export interface Transport {
  /** What ky and the like send with. It works inside an attempt only. */
  readonly fetch: (input: string | URL | Request, init?: RequestInit) => Promise<Response>
  /**
   * Runs one attempt of a request: counts it, lets `call` send it, ends it at the deadline or at the
   * caller's signal, and tells how far it got. Never rejects.
   */
  attempt(request: AttemptRequest, call: AttemptCall): Promise<Attempt>
}

export type AttemptCall = (signal: AbortSignal) => Promise<Response>

export interface AttemptRequest {
  /** For observers, e.g. `refund_payment`. */
  readonly operation: string
  readonly reference?: string | undefined
  /** Milliseconds of the clock until the attempt is given up. */
  readonly deadlineMs: number
  readonly signal?: AbortSignal | undefined
}

/** What became of one attempt. */
export type Attempt = AnsweredAttempt | FailedAttempt

export interface AttemptTimes {
  readonly asOf: AsOf & { readonly begun: number }
  readonly begunAt: Instant
  readonly endedAt: Instant
  readonly transmission: Transmission
}

export interface AnsweredAttempt extends AttemptTimes {
  readonly end: 'answered'
  readonly status: number
  readonly headers: Headers
  readonly body: Uint8Array
}

export interface FailedAttempt extends AttemptTimes {
  readonly end: 'not_connected' | 'aborted' | 'timed_out' | 'connection_lost' | 'too_large'
}

/** Makes the traced fetch of an adapter: every request of it goes through here. */
export function createTransport(options: TransportOptions): Transport {
  const clock = options.clock ?? systemClock
  const sequence = options.sequence ?? createSequence({ clock })
  const maxBytes = options.maxBodyBytes ?? 4 * 1024 * 1024
  const connection = options.fetch ? reporting(options.fetch) : createConnection()

  const attempt = async (request: AttemptRequest, call: AttemptCall): Promise<Attempt> => {
    const record = createAttemptRecord()
    const begun = await sequence.next()
    const begunAt = clock.now()
    const limit = startLimit(clock, request)
    const ended = await currentAttempt.run(record, () => settleCall(call, { limit, record }))
    limit.stop()
    const times = {
      asOf: { begun, received: await sequence.next() },
      begunAt: instantOf(begunAt),
      endedAt: instantOf(clock.now()),
      transmission: transmissionOf(record),
    }
    const result: Attempt = { ...times, ...ended }
    options.observe?.(
      eventOf(options.provider, request, { result, durationMs: clock.now() - begunAt }),
    )
    return result
  }

  return { fetch: tracedFetch(connection, maxBytes), attempt }
}

interface Limit {
  readonly signal: AbortSignal
  readonly isOver: () => boolean
  /** Settles as soon as the attempt is over, whatever the request does about it. */
  readonly over: Promise<never>
  stop(): void
}

/** The deadline and the caller's signal as one signal. */
function startLimit(clock: Clock, { deadlineMs, signal }: AttemptRequest): Limit {
  const controller = new AbortController()
  let isOver = false
  const giveUp = (): void =>
    controller.abort(new DOMException('The attempt was given up.', 'AbortError'))
  const callOff = clock.after(deadlineMs, () => {
    isOver = true
    giveUp()
  })
  if (signal?.aborted) giveUp()
  signal?.addEventListener('abort', giveUp, { once: true })
  const over = new Promise<never>((_resolve, reject) => {
    const fail = (): void => reject(controller.signal.reason)
    if (controller.signal.aborted) fail()
    controller.signal.addEventListener('abort', fail, { once: true })
  })
  over.catch(() => undefined)
  return {
    signal: controller.signal,
    isOver: () => isOver,
    over,
    stop: () => {
      callOff()
      signal?.removeEventListener('abort', giveUp)
    },
  }
}

type Ended =
  | Pick<AnsweredAttempt, 'end' | 'status' | 'headers' | 'body'>
  | Pick<FailedAttempt, 'end'>

interface Running {
  readonly limit: Limit
  readonly record: AttemptRecord
}

async function settleCall(call: AttemptCall, running: Running): Promise<Ended> {
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

function tracedFetch(connection: Connection, maxBytes: number): Transport['fetch'] {
  return async (input, init) => {
    const record = currentAttempt.getStore()
    if (!record) throw new TypeError('A provider was called outside an attempt.')
    const request = new Request(input, init)
    if (request.signal.aborted) {
      record.isStopped = true
      throw request.signal.reason
    }
    record.isDispatched = true
    const response = await connection(request, record)
    const body = await readLimited(response, maxBytes)
    const isBodyless = [101, 204, 205, 304].includes(response.status)
    const { status, headers } = response
    return new Response(isBodyless ? null : body, { status, headers })
  }
}

/** An injected fetch is believed about what it reports; while it reports nothing it proves nothing. */
function reporting(fetch: ProgressFetch): Connection {
  return (request, record) => {
    const progress = (step: ProgressStep): void => {
      record.watchedBy = 'reported'
      if (step === 'refused') record.connectorFailed = true
      else record.bytesLeft = true
    }
    return fetch(request, { progress })
  }
}

interface Finished {
  readonly result: Attempt
  readonly durationMs: number
}

function eventOf(
  provider: string,
  request: AttemptRequest,
  { result, durationMs }: Finished,
): AttemptEvent {
  return {
    provider,
    operation: request.operation,
    ...(request.reference !== undefined && { reference: request.reference }),
    durationMs,
    ...(result.end === 'answered' && { httpStatus: result.status }),
    end: result.end === 'too_large' ? 'connection_lost' : result.end,
  }
}
