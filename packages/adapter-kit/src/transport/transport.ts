import type { AttemptEvent, Clock, ProgressFetch, Sequence } from '@paystate/core'
import { createSequence, instantOf, systemClock } from '@paystate/core'
import type { Attempt, AttemptCall, AttemptRequest } from './attempt.ts'
import { startLimit } from './attempt-limit.ts'
import { createAttemptRecord, currentAttempt, transmissionOf } from './attempt-record.ts'
import { createConnection } from './connection.ts'
import { reporting } from './reporting.ts'
import { settleCall } from './settle-call.ts'
import { createTracedFetch, type TracedFetch } from './traced-fetch.ts'

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
  readonly fetch: TracedFetch
  /**
   * Runs one attempt of a request: counts it, lets `call` send it, ends it at the deadline or at the
   * caller's signal, and tells how far it got. Never rejects.
   */
  attempt(request: AttemptRequest, call: AttemptCall): Promise<Attempt>
}

/** Makes the traced fetch of an adapter: every request of it goes through here. */
export function createTransport(options: TransportOptions): Transport {
  const clock = options.clock ?? systemClock
  const sequence = options.sequence ?? createSequence({ clock })
  const maxBytes = options.maxBodyBytes ?? 4 * 1024 * 1024
  const connection = options.fetch ? reporting(options.fetch, maxBytes) : createConnection(maxBytes)

  const attempt = async (request: AttemptRequest, call: AttemptCall): Promise<Attempt> => {
    const begun = await sequence.next()
    const begunAt = clock.now()
    const limit = startLimit(clock, request)
    const record = createAttemptRecord(limit, request.body)
    const ended = await currentAttempt.run(record, () =>
      settleCall(call, { limit, record, headers: request.headers }),
    )
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

  return { fetch: createTracedFetch(connection), attempt }
}

/** What observers are reported of the ends that have no name of their own. */
const SEEN_AS: Readonly<Record<Attempt['end'], AttemptEvent['end']>> = {
  answered: 'answered',
  not_sendable: 'not_connected',
  not_connected: 'not_connected',
  aborted: 'aborted',
  timed_out: 'timed_out',
  connection_lost: 'connection_lost',
  too_large: 'connection_lost',
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
    end: SEEN_AS[result.end],
  }
}
