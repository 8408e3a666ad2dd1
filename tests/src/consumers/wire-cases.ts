import type { Socket } from 'node:net'
import { gzipSync } from 'node:zlib'

/** A provider that breaks in one way, and the outcome of a request to it. */
export interface WireCase {
  readonly what: string
  readonly scheme: 'http' | 'https'
  /** What its server speaks; of none, nobody listens. */
  readonly server: 'http' | 'https' | 'none'
  readonly handle: (socket: Socket) => unknown
  /** Milliseconds after which the caller calls it off. */
  readonly abort?: number
  readonly becomes: object
  /** How many requests arrive. */
  readonly arrive: number
}

const LEFT = { watchedBy: 'connection', connectorFailed: false, bytesLeft: true }
const NOT_CONNECTED = { watchedBy: 'connection', connectorFailed: true, bytesLeft: false }

const answer = (head: string, body: Uint8Array) => (socket: Socket) => {
  socket.write(`HTTP/1.1 ${head}\r\ncontent-length: ${body.length}\r\n\r\n`)
  socket.write(body)
}
const ok = answer('200 OK', Buffer.from('{}'))
const silent = (): void => undefined

/** What a runtime has to see as Node does: above all, what provably never left, and what may have. */
export const WIRE_CASES: readonly WireCase[] = [
  {
    what: 'a response',
    scheme: 'http',
    server: 'http',
    handle: ok,
    becomes: { end: 'answered', status: 200, text: '{}', transmission: LEFT },
    arrive: 1,
  },
  {
    what: 'a response over TLS',
    scheme: 'https',
    server: 'https',
    handle: ok,
    becomes: { end: 'answered', status: 200, text: '{}', transmission: LEFT },
    arrive: 1,
  },
  {
    what: 'nobody who listens',
    scheme: 'http',
    server: 'none',
    handle: silent,
    becomes: { end: 'not_connected', connectFailure: 'refused', transmission: NOT_CONNECTED },
    arrive: 0,
  },
  {
    what: 'a server without TLS',
    scheme: 'https',
    server: 'http',
    handle: (socket) => socket.end('no TLS here'),
    becomes: { end: 'not_connected', connectFailure: 'tls', transmission: NOT_CONNECTED },
    arrive: 0,
  },
  {
    what: 'a handshake that is called off',
    scheme: 'https',
    server: 'http',
    handle: silent,
    abort: 30,
    becomes: { end: 'aborted', transmission: { stopped: 'aborted', bytesLeft: false } },
    arrive: 0,
  },
  {
    what: 'a request that is called off',
    scheme: 'http',
    server: 'http',
    handle: silent,
    abort: 30,
    becomes: { end: 'aborted', transmission: LEFT },
    arrive: 1,
  },
  {
    what: 'a response that is dropped',
    scheme: 'http',
    server: 'http',
    handle: (socket) => socket.destroy(),
    becomes: { end: 'connection_lost', transmission: LEFT },
    arrive: 1,
  },
  {
    what: 'a response that is cut off',
    scheme: 'http',
    server: 'http',
    handle: (socket) => socket.end('HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\n{"half":'),
    becomes: { end: 'connection_lost', transmission: LEFT },
    arrive: 1,
  },
  {
    what: 'a redirect',
    scheme: 'http',
    server: 'http',
    handle: answer('307 Temporary Redirect\r\nlocation: /other', Buffer.from('')),
    becomes: { end: 'answered', status: 307, transmission: LEFT },
    arrive: 1,
  },
  {
    what: 'a compressed response',
    scheme: 'http',
    server: 'http',
    handle: answer('200 OK\r\ncontent-encoding: gzip', gzipSync('{"zipped":1}')),
    becomes: { end: 'answered', status: 200, text: '{"zipped":1}', transmission: LEFT },
    arrive: 1,
  },
]
