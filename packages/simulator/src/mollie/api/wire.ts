import type { FaultSource } from '../../faults/faults.ts'
import type { MetFault } from '../../faults/skew-of.ts'
import type { LoggedRequest, RequestLogBook } from '../../requests/request-log.ts'
import { meetFault } from '../../wire/meet-fault.ts'
import type { Wire, WireAnswer } from '../../wire/wire.ts'
import { withTime } from '../../wire/with-time.ts'
import type { Account } from '../account/account.ts'
import type { IdempotencyRecords } from '../idempotency/idempotency.ts'
import { Refusal } from '../refusals/refusal.ts'
import { alterAnswer } from './alter-answer.ts'
import { refuse, toResponse } from './answer.ts'
import type { MollieCall } from './calls.ts'
import { findRoute } from './find-route.ts'
import { handle, type Received } from './handle.ts'
import type { MollieRateLimit } from './rate-limit.ts'
import { rateLimitHeaders } from './rate-limit-headers.ts'
import type { Route } from './route.ts'

export interface WireParts {
  account: Account
  faults: FaultSource<MollieCall>
  idempotency: IdempotencyRecords
  requests: RequestLogBook
  /** Answers what is not of the API. */
  pages(request: Request): Promise<Response>
}

/** Mollie's side of the wire: its API under `/v2`, its pages elsewhere. */
export function createWire(parts: WireParts): Wire {
  const { account, faults, requests, pages } = parts
  const seen = new WeakMap<Request, Seen>()

  /** A fault is used up when a request is looked at first, before a byte of it is taken. */
  function look(request: Request): Seen {
    const known = seen.get(request) ?? lookAt(request, faults)
    seen.set(request, known)
    return known
  }

  function log(request: Request, met: Pick<LoggedRequest, 'outcome' | 'said'>): void {
    const { url, route, reference, met: fault } = look(request)
    const { method } = request
    const told = { call: route?.call, reference, fault: fault?.fault }
    requests.write({ ...told, ...met, method, path: url.pathname, at: account.clock.now() })
  }

  return {
    refuses(request) {
      const isRefused = look(request).met?.fault === 'refuse'
      if (isRefused) log(request, { outcome: 'refuse' })
      return isRefused
    },
    faultOf: (request) => look(request).met?.fault,
    async answer(request) {
      const { url, route, met } = look(request)
      if (!url.pathname.startsWith('/v2/')) {
        const response = await pages(request)
        return withTime({ kind: 'answer', response }, { now: account.clock.now() })
      }
      const { wire, said } = await answerCall(request, { ...parts, met })
      const answered = limited(wire, { limit: account.settings.rateLimit, route })
      const answer = withTime(answered, { now: account.clock.now(), met })
      log(request, {
        outcome: answer.kind === 'answer' ? answer.response.status : answer.kind,
        said,
      })
      return answer
    },
  }
}

/** Mollie's gateway adds the headers of its limits, whatever is behind it. */
function limited(
  answer: WireAnswer,
  { limit, route }: { limit: MollieRateLimit; route: Route | undefined },
): WireAnswer {
  if (!('response' in answer)) return answer
  const { headers, status } = answer.response
  const told = rateLimitHeaders(limit, { route, status })
  for (const [name, value] of Object.entries(told)) headers.set(name, value)
  return answer
}

interface Seen {
  route: Route | undefined
  reference: string | undefined
  url: URL
  met: MetFault | undefined
}

function lookAt(request: Request, faults: FaultSource<MollieCall>): Seen {
  const url = new URL(request.url)
  const found = findRoute(request.method, url.pathname)
  const reference = request.headers.get('idempotency-key') ?? undefined
  const payments = [found?.ids[0], reference].filter((id) => id !== undefined)
  const route = found?.route
  return { url, route, reference, met: route && faults.take(route.call, payments) }
}

async function answerCall(
  request: Request,
  { account, idempotency, met }: WireParts & { met: MetFault | undefined },
): Promise<{ wire: WireAnswer; said?: string | undefined }> {
  const received = await receive(request)
  const apply = (hold: () => Promise<void>) => handle(received, { account, idempotency, hold })
  if (met?.fault === 'stall_before_applying') {
    void apply(() => untilAborted(request.signal)).catch(() => undefined)
    return { wire: { kind: 'stall' } }
  }
  const told: { said?: string | undefined } = {}
  const wire = await meetFault(met?.fault, {
    async apply() {
      const made = await apply(() => latency(account))
      told.said = made.refusal
      return toResponse(made)
    },
    serverError: () => toResponse(refuse(SERVER_ERROR)),
    rateLimited: () => toResponse(refuse(RATE_LIMITED)),
    sendWebhooks: () => account.clock.advance(0),
    alter: (response) => (met ? alterAnswer(response, met) : response),
  })
  return { wire, ...told }
}

const SERVER_ERROR = new Refusal(
  503,
  'Payment platform for this payment method temporarily not available',
)
const RATE_LIMITED = new Refusal(
  429,
  'You have exceeded the rate limit. Please slow down your requests.',
)

async function receive(request: Request): Promise<Received> {
  const { method, headers } = request
  return { method, headers, url: new URL(request.url), text: await request.text() }
}

function latency({ clock, settings }: Account): Promise<void> {
  if (settings.latency <= 0) return Promise.resolve()
  return new Promise((resolve) => {
    clock.after(settings.latency, resolve)
  })
}

/** The request keeps running until its caller leaves, and is then never applied. */
function untilAborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    const leave = () => reject(new Error('The caller disconnected'))
    if (signal.aborted) return leave()
    signal.addEventListener('abort', leave, { once: true })
  })
}
