import { Agent, request as send } from 'undici'
import type { AttemptRecord } from './attempt-record.ts'
import { watchConnections } from './watch-connections.ts'

/** What the traced fetch reads of an answer. */
export interface ConnectionAnswer {
  readonly status: number
  readonly headers: Headers
  readonly body: AsyncIterable<Uint8Array> | null
}

/** Sends one request and writes into the record how far it got. */
export type Connection = (request: Request, record: AttemptRecord) => Promise<ConnectionAnswer>

/** Shorter than any deadline, so that a connection that cannot be made is told by the connector itself. */
const CONNECT_TIMEOUT_MS = 5_000

/**
 * Our own connections: HTTP/1.1 with keep-alive, certificates verified. A redirect is an answer like any
 * other: following one would carry credentials, and a write, to where nobody sent them.
 *
 * HTTP/2 is off because over it a request can be delivered without the signal that its headers left; a
 * dispatcher of our own, because a global one may retry below us. No compression is asked for: what
 * arrives is what was signed.
 */
export function createConnection(): Connection {
  watchConnections()
  const dispatcher = new Agent({
    allowH2: false,
    connect: { timeout: CONNECT_TIMEOUT_MS },
    // Deadlines come from the injected clock.
    headersTimeout: 0,
    bodyTimeout: 0,
  })
  return async (request, record) => {
    const body = request.body === null ? null : new Uint8Array(await request.arrayBuffer())
    record.watchedBy = 'dispatcher'
    const {
      statusCode,
      headers,
      body: answer,
    } = await send(request.url, {
      method: request.method,
      headers: Object.fromEntries(request.headers),
      body,
      signal: record.signal,
      dispatcher,
    })
    return { status: statusCode, headers: headersOf(headers), body: answer }
  }
}

function headersOf(given: Readonly<Record<string, string | string[] | undefined>>): Headers {
  const headers = new Headers()
  for (const [name, value] of Object.entries(given)) {
    for (const one of typeof value === 'string' ? [value] : (value ?? [])) headers.append(name, one)
  }
  return headers
}
