import type { ProgressFetch, ProgressStep } from '@paystate/core'
import { FAULT_WORDS, type Fault } from '../subject/faults.ts'
import type { Call, CallOf, SentRequest } from '../subject/subject.ts'

/** The provider behind the fetch function, and how its responses fail. */
export interface UnreliableFetchOptions {
  /** The provider, as a function that always responds. */
  readonly provider: (request: Request) => Promise<Response>
  readonly callOf: CallOf
  /** Faults in the response itself, which take knowledge of the provider. */
  readonly answers?: AnswerFaults
}

/** What each fault makes of a good response. */
export type AnswerFaults = Readonly<Partial<Record<Fault, (answer: Response) => Promise<Response>>>>

/** A provider behind a network that fails on demand. */
export interface UnreliableFetch {
  readonly fetch: ProgressFetch
  readonly known: readonly Fault[]
  next(call: Call, fault: Fault): void
  clear(): void
}

interface Journey {
  readonly request: Request
  readonly deliver: () => Promise<Response>
  readonly progress: (step: ProgressStep) => void
}

/** Creates the network; it never applies what a fault marks as not applied. */
export function createUnreliableFetch(options: UnreliableFetchOptions): UnreliableFetch {
  const planned: { readonly call: Call; readonly fault: Fault }[] = []
  return {
    known: FAULT_WORDS.filter(
      (fault) => LINE_FAULTS.includes(fault) || options.answers?.[fault] !== undefined,
    ),
    next: (call, fault) => void planned.push({ call, fault }),
    clear: () => void planned.splice(0),
    async fetch(request, { progress }) {
      request.signal.throwIfAborted()
      const call = options.callOf(await recordOf(request))
      const index = planned.findIndex((plan) => plan.call === call)
      const fault = index < 0 ? undefined : planned.splice(index, 1)[0]?.fault
      if (fault === 'refuse') {
        progress('refused')
        throw lost('ECONNREFUSED')
      }
      progress('headers_sent')
      progress('body_sent')
      const alter = fault && options.answers?.[fault]
      const deliver = async (): Promise<Response> => {
        const answer = await options.provider(request)
        return alter ? alter(answer) : answer
      }
      const response = await travel(fault, { request, deliver, progress })
      progress('response_begun')
      return response
    },
  }
}

async function travel(fault: Fault | undefined, journey: Journey): Promise<Response> {
  const how = fault === undefined ? undefined : JOURNEYS[fault]
  return how ? how(journey) : journey.deliver()
}

type Journeys = Readonly<Partial<Record<Fault, (journey: Journey) => Promise<Response>>>>

const JOURNEYS: Journeys = {
  reset: () => Promise.reject(lost('ECONNRESET')),
  stall_before_applying: ({ request }) => silence(request),
  server_error: async () => new Response('{"error":"server_error"}', { status: 500 }),
  html_error: async () => htmlError(),
  json_without_status: async () => new Response('{"message":"no upstream"}', { status: 503 }),
  rate_limited: async () =>
    new Response('{"error":"too_many"}', { status: 429, headers: { 'retry-after': '7' } }),
  redirect: async () => new Response(null, { status: 307, headers: { location: '/elsewhere' } }),
  drop_answer: async ({ deliver }) => {
    await deliver()
    throw lost('UND_ERR_SOCKET')
  },
  stall: async ({ deliver, request }) => {
    await deliver()
    return silence(request)
  },
  apply_then_server_error: async ({ deliver }) => {
    await deliver()
    return new Response('{"error":"server_error"}', { status: 500 })
  },
  apply_then_html_error: async ({ deliver }) => {
    await deliver()
    return htmlError()
  },
  stall_in_body: async ({ deliver, request }) => half(await deliver(), () => silence(request)),
  truncated_body: async ({ deliver }) =>
    half(await deliver(), () => Promise.reject(lost('UND_ERR_SOCKET'))),
  empty_answer: async ({ deliver }) => new Response(null, { status: (await deliver()).status }),
}

const LINE_FAULTS: readonly Fault[] = [
  'refuse',
  'reset',
  'stall_before_applying',
  'server_error',
  'html_error',
  'json_without_status',
  'rate_limited',
  'redirect',
  'drop_answer',
  'stall',
  'apply_then_server_error',
  'apply_then_html_error',
  'stall_in_body',
  'truncated_body',
  'empty_answer',
]

async function recordOf(request: Request): Promise<Omit<SentRequest, 'call'>> {
  const { method, url, headers } = request
  return { method, url, headers: Object.fromEntries(headers), body: await request.clone().text() }
}

function htmlError(): Response {
  const headers = { 'content-type': 'text/html' }
  return new Response('<html><body>Bad gateway</body></html>', { status: 502, headers })
}

/** Rejects when the caller aborts, and not before. */
function silence({ signal }: Request): Promise<never> {
  return new Promise((_resolve, reject) => {
    if (signal.aborted) return reject(signal.reason)
    signal.addEventListener('abort', () => reject(signal.reason), { once: true })
  })
}

/** The first half of a response, and then whatever `then` does. */
async function half(response: Response, then: () => Promise<never>): Promise<Response> {
  const bytes = new Uint8Array(await response.arrayBuffer())
  let isSent = false
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      if (isSent) return then().catch((error: unknown) => controller.error(error))
      isSent = true
      controller.enqueue(bytes.subarray(0, Math.floor(bytes.length / 2)))
    },
  })
  return new Response(body, { status: response.status, headers: response.headers })
}

function lost(code: string): TypeError {
  return new TypeError('fetch failed', { cause: Object.assign(new Error(code), { code }) })
}
