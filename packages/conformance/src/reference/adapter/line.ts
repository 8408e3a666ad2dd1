import type { AsOf, AttemptEvent, Clock, Instant, ProgressFetch, Sequence } from '@paystate/core'
import { instantOf } from '@paystate/core'
import type { Transmission } from '@paystate/core/adapter'

export interface LineOptions {
  readonly fetch: ProgressFetch
  readonly clock: Clock
  readonly sequence: Sequence
  readonly observe?: ((event: AttemptEvent) => void) | undefined
  /** Says whether a good answer is the provider's own. */
  readonly isGenuine: (text: string, headers: Headers) => boolean
}

export interface LineCall {
  readonly operation: string
  readonly request: { readonly url: string; readonly init: RequestInit }
  readonly signal?: AbortSignal | undefined
}

/** What became of one request. */
export type Attempt = Answered | Unanswered

interface Times {
  readonly asOf: AsOf & { readonly begun: number }
  readonly begunAt: Instant
  readonly endedAt: Instant
  readonly transmission: Transmission
}

export interface Answered extends Times {
  readonly end: 'answered'
  readonly status: number
  readonly isReplay: boolean
  readonly isGenuine: boolean
  readonly text: string
}

export interface Unanswered extends Times {
  readonly end: 'not_connected' | 'aborted' | 'timed_out' | 'connection_lost'
}

const DEADLINE_MS = 10_000

interface Watch {
  refused: boolean
  bytesLeft: boolean
}

/** Sends one request, ends it at the deadline or the caller's signal, and tells how far it got. */
export async function attempt(call: LineCall, options: LineOptions): Promise<Attempt> {
  const { clock, sequence } = options
  const watch: Watch = { refused: false, bytesLeft: false }
  const begun = await sequence.next()
  const begunAt = clock.now()
  const isStopped = call.signal?.aborted === true
  const ended = isStopped ? { end: 'aborted' as const } : await outcomeOf(call, { options, watch })
  const times: Times = {
    asOf: { begun, received: await sequence.next() },
    begunAt: instantOf(begunAt),
    endedAt: instantOf(clock.now()),
    transmission: {
      watchedBy: 'reported',
      ...(isStopped && { stopped: 'aborted' }),
      connectorFailed: watch.refused,
      bytesLeft: watch.bytesLeft,
    },
  }
  options.observe?.({
    provider: 'reference',
    operation: call.operation,
    durationMs: clock.now() - begunAt,
    ...(ended.end === 'answered' && { httpStatus: ended.status }),
    end: ended.end,
  })
  return { ...times, ...ended }
}

type Ended =
  | Pick<Answered, 'end' | 'status' | 'isReplay' | 'isGenuine' | 'text'>
  | Pick<Unanswered, 'end'>

async function outcomeOf(
  call: LineCall,
  { options, watch }: { options: LineOptions; watch: Watch },
): Promise<Ended> {
  const controller = new AbortController()
  let end: 'aborted' | 'timed_out' | undefined
  const over = new Promise<never>((_resolve, reject) => {
    controller.signal.addEventListener('abort', () => reject(controller.signal.reason))
  })
  over.catch(() => undefined)
  const stop = (reason: 'aborted' | 'timed_out') => (): void => {
    end = reason
    controller.abort()
  }
  const abort = stop('aborted')
  const callOff = options.clock.after(DEADLINE_MS, stop('timed_out'))
  call.signal?.addEventListener('abort', abort, { once: true })
  try {
    const request = new Request(call.request.url, {
      ...call.request.init,
      signal: controller.signal,
    })
    return await Promise.race([answerTo(request, { options, watch }), over])
  } catch {
    return { end: end ?? (watch.refused && !watch.bytesLeft ? 'not_connected' : 'connection_lost') }
  } finally {
    callOff()
    call.signal?.removeEventListener('abort', abort)
  }
}

async function answerTo(
  request: Request,
  { options, watch }: { options: LineOptions; watch: Watch },
): Promise<Ended> {
  const response = await options.fetch(request, {
    progress: (step) => {
      if (step === 'refused') watch.refused = true
      else watch.bytesLeft = true
    },
  })
  const text = await response.text()
  const { status, headers } = response
  const isReplay = headers.get('replayed') === 'yes'
  const isGenuine = options.isGenuine(text, headers)
  return { end: 'answered', status, isReplay, isGenuine, text }
}
