import type { Attempt, AttemptRequest, Transport } from '../../src/index.ts'

export const OK = 'HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 2\r\n\r\n{}'

export const BODY = new TextEncoder().encode('{"a":1}')

/** A refund, as an adapter would send it. */
export function requestTo(url: string, more: Partial<AttemptRequest> = {}): AttemptRequest {
  return {
    operation: 'refund_payment',
    reference: 'r1',
    method: 'POST',
    url,
    body: BODY,
    deadlineMs: 10_000,
    ...more,
  }
}

export function post(
  transport: Transport,
  url: string,
  more: Partial<AttemptRequest> = {},
): Promise<Attempt> {
  return transport.attempt(requestTo(url, more))
}

/** What the transport saw of an attempt whose bytes left over its own connection. */
export const LEFT = { watchedBy: 'connection', connectorFailed: false, bytesLeft: true } as const

/** What it saw where its connector failed. */
export const NOT_CONNECTED = {
  watchedBy: 'connection',
  connectorFailed: true,
  bytesLeft: false,
} as const
