import { Agent, type Dispatcher } from 'undici'
import type { Answer } from './answer.ts'
import type { AttemptLimit } from './attempt-limit.ts'
import type { AttemptRecord } from './attempt-record.ts'
import { collectBody } from './collect-body.ts'
import { watchConnections } from './watch-connections.ts'

/** Sends one request with the body of its attempt, reads the answer whole, and notes how far it got. */
export type Connection = (request: Request, record: AttemptRecord) => Promise<Answer>

/** Shorter than any deadline, so that a connection that cannot be made is reported by the connector itself. */
const CONNECT_TIMEOUT_MS = 5_000

/**
 * Our own connections: HTTP/1.1 with keep-alive, certificates verified. A redirect is an answer like any
 * other: following one would carry credentials, and a write, to where nobody sent them.
 *
 * HTTP/2 is off because over it a request can be delivered without the signal that its headers left; a
 * dispatcher of our own, because a global one may retry below us. No compression is asked for: what
 * arrives is what was signed.
 */
export function createConnection(maxBytes: number): Connection {
  watchConnections()
  const dispatcher = new Agent({
    allowH2: false,
    connect: { timeout: CONNECT_TIMEOUT_MS },
    // Deadlines come from the injected clock.
    headersTimeout: 0,
    bodyTimeout: 0,
  })
  return (request, record) =>
    new Promise((resolve, reject) => {
      record.watchedBy = 'dispatcher'
      const { origin, pathname, search } = new URL(request.url)
      const { method } = request
      const { headers, body = null, limit } = record
      const handler = readAnswer({ limit, maxBytes }, { resolve, reject })
      dispatcher.dispatch({ origin, path: pathname + search, method, headers, body }, handler)
    })
}

interface Reading {
  readonly limit: AttemptLimit
  readonly maxBytes: number
}

interface Settling {
  readonly resolve: (answer: Answer) => void
  readonly reject: (error: Error) => void
}

/** Takes the answer as it comes in; the end of the attempt ends it at any point. */
function readAnswer({ limit, maxBytes }: Reading, settling: Settling): Dispatcher.DispatchHandler {
  const body = collectBody(maxBytes)
  let status = 0
  let headers = headersOf({})
  return {
    onRequestStart: (controller) => {
      limit.onOver(() => controller.abort(new Error('The attempt is over.')))
    },
    onResponseStart: (_controller, statusCode, given) => {
      status = statusCode
      headers = headersOf(given)
    },
    onResponseData: (_controller, chunk) => body.add(chunk),
    onResponseEnd: () => settling.resolve({ status, headers, body: body.whole() }),
    onResponseError: (_controller, error) => settling.reject(error),
  }
}

function headersOf(
  given: Readonly<Record<string, string | string[] | undefined>>,
): Answer['headers'] {
  return {
    get: (name) => {
      const key = name.toLowerCase()
      const value = Object.hasOwn(given, key) ? given[key] : undefined
      return Array.isArray(value) ? value.join(', ') : (value ?? null)
    },
  }
}
