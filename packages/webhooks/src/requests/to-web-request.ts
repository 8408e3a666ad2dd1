import type { IncomingMessage } from 'node:http'
import { type Framework, NODE } from './framework.ts'
import { rawBodyOf } from './raw-body.ts'

/**
 * A message of `node:http`, also as Express, Connect or Fastify's `raw` has it, as a web-standard Request:
 * every header, the whole path, and the bytes of the body as they came.
 *
 * @throws {PaymentError} `webhook_refused`, when a body parser has read the body before.
 */
export function toWebRequest(message: IncomingMessage): Request {
  return requestOf(message, NODE)
}

/** The same, with errors that name the framework's own parsers. */
export function requestOf(message: IncomingMessage, framework: Framework): Request {
  const { method = 'POST' } = message
  const head = { method, headers: headersOf(message) }
  if (method === 'GET' || method === 'HEAD') return new Request(urlOf(message), head)
  const body = rawBodyOf(message, framework)
  return new Request(urlOf(message), { ...head, body, duplex: 'half' })
}

/** Repeated headers are all kept: `message.headers` drops some. */
function headersOf({ headersDistinct }: IncomingMessage): Headers {
  const headers = new Headers()
  for (const [name, values] of Object.entries(headersDistinct)) {
    for (const value of values ?? []) headers.append(name, value)
  }
  return headers
}

/** What a router has cut off is put back: signatures are over the whole path. */
function urlOf(message: IncomingMessage): string {
  const whole = 'originalUrl' in message ? message.originalUrl : undefined
  const path = typeof whole === 'string' ? whole : (message.url ?? '/')
  if (!path.startsWith('/')) return URL.canParse(path) ? path : ORIGIN
  const url = `http://${message.headers.host ?? ''}${path}`
  return URL.canParse(url) ? url : `${ORIGIN}${path}`
}

/** Where a message names no host that can be read: no signature is over it, since proxies rewrite it. */
const ORIGIN = 'http://localhost'
