import type { ClientRequest, RequestOptions } from 'node:http'
import { request as requestHttps } from 'node:https'
import type { Clock } from '@paystate/core'
import { type Agents, createAgents, type Waiting } from './agents.ts'
import type { Outgoing, Send } from './attempt-record.ts'
import { ConnectError } from './connect-error.ts'
import { request as requestHttp } from './node-http.ts'
import type { ProxyOf } from './proxy.ts'
import { readResponse } from './read-response.ts'
import { createAddressReader, type RequestAddress } from './request-address.ts'

export interface ConnectionOptions {
  readonly clock: Clock
  readonly maxBytes: number
  readonly proxyOf: ProxyOf
  /** How long an idle connection is kept. */
  readonly idleMs?: number
}

/** Shorter than servers keep them: a connection that the server has just closed causes an unknown outcome. */
const IDLE_MS = 4_000

/**
 * Our own connections: `node:http` and `node:https`, which speak HTTP/1.1, repeat nothing and follow no redirect.
 * Certificates are verified, whatever the environment says.
 *
 * That no byte was sent is known, not inferred: a request gets its socket only once the socket is ready, and
 * nothing is written before `end()`, which is called here, in one place, after the last check.
 */
export function createConnection(options: ConnectionOptions): Send {
  const { clock, maxBytes, proxyOf, idleMs = IDLE_MS } = options
  const agents = createAgents({ clock, proxyOf, idleMs })
  const addressOf = createAddressReader()
  return (outgoing) =>
    new Promise((resolve, reject) => {
      const { limit, record } = outgoing
      const request = open(outgoing, { agents, addressOf })
      const fail = (error: Error): void => {
        if (error instanceof ConnectError && !record.bytesLeft) {
          record.watchedBy = 'connection'
          record.connectFailure ??= error.failure
        }
        reject(error)
        request.destroy()
      }
      limit.onOver(() => fail(new Error('The attempt is over.')))
      request.on('error', fail)
      request.on('close', () => {
        if (!hasBegun) fail(new Error('The connection was closed.'))
      })
      request.on('socket', (socket) => {
        if (agents.made(socket)) record.watchedBy = 'connection'
        if (!outgoing.mayLeave()) return fail(new Error('It may not leave.'))
        record.bytesLeft = true
        request.end(outgoing.body && textOf(outgoing.body), 'latin1')
      })
      let hasBegun = false
      request.on('response', (message) => {
        hasBegun = true
        readResponse(message, { maxBytes, resolve, reject: fail })
      })
    })
}

interface Opening {
  readonly agents: Agents
  readonly addressOf: (url: string) => RequestAddress
}

/** What cannot be written makes these functions throw before they need a socket. */
function open(outgoing: Outgoing, { agents, addressOf }: Opening): ClientRequest {
  const { method, limit, record } = outgoing
  try {
    const { protocol, hostname, port, host, path } = addressOf(outgoing.url)
    const headers = linesOf(host, outgoing)
    const options = { hostname, port, method, path, headers, limit } satisfies Waiting &
      RequestOptions
    switch (protocol) {
      case 'https:':
        return requestHttps(Object.assign(options, { agent: agents.https }))
      case 'http:':
        return requestHttp(Object.assign(options, { agent: agents.http }))
      default:
        throw new TypeError('Only http and https can be sent.')
    }
  } catch (error) {
    record.isInvalid = true
    throw error
  }
}

/** As text, a body is sent in one write with its head; latin1 preserves every byte. */
function textOf({ buffer, byteOffset, byteLength }: Uint8Array<ArrayBuffer>): string {
  return Buffer.from(buffer, byteOffset, byteLength).toString('latin1')
}

/** We set the framing headers of a request: two lengths could be read as two requests. */
const FRAMING = new Set(['host', 'connection', 'content-length', 'transfer-encoding', 'expect'])

/** Alternating names and values, which `node:http` checks and writes unchanged. */
function linesOf(host: string, { method, headers, body }: Outgoing): string[] {
  const lines = ['host', host, 'connection', 'keep-alive', 'accept-encoding', 'identity']
  if (body || method !== 'GET') lines.push('content-length', String(body?.byteLength ?? 0))
  for (const [name, value] of Object.entries(headers)) {
    if (FRAMING.has(name.toLowerCase())) throw new TypeError('A header frames the request.')
    lines.push(name, value)
  }
  return lines
}
