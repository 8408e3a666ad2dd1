import { z } from 'zod'

/** A provider's message as received. */
export interface RawMessage {
  /** Path and query of the request: some signatures cover them. */
  readonly path: string
  readonly headers: Headers
  readonly bytes: Uint8Array<ArrayBuffer>
}

/** The key for path and query among the headers; no header can have it. */
const PATH = ':path'

/** The request that an adapter verifies: rebuilt, so that the bytes can be stored too. */
export function requestOf({ path, headers, bytes }: RawMessage): Request {
  return new Request(ORIGIN + path, { method: 'POST', headers, body: bytes })
}

/** Not part of any signature: proxies rewrite hosts. */
const ORIGIN = 'https://paystate.invalid'

export function rawMessage(request: Request, bytes: Uint8Array<ArrayBuffer>): RawMessage {
  const { pathname, search } = new URL(request.url)
  return { path: pathname + search, headers: request.headers, bytes }
}

/** What must be stored to verify a message again: only the headers that the adapter names. */
export function storedHeaders(
  { path, headers }: RawMessage,
  names: readonly string[],
): Readonly<Record<string, string>> {
  const kept = names.flatMap((name) => {
    const value = headers.get(name)
    return value === null ? [] : [[name, value] as const]
  })
  return { ...Object.fromEntries(kept), [PATH]: path }
}

const headersField = z.record(z.string(), z.string())

/** A stored message. */
export function storedMessage(stored: {
  readonly headers: unknown
  readonly body: Uint8Array
}): RawMessage {
  const { [PATH]: path = '/', ...headers } = headersField.parse(stored.headers)
  return { path, headers: new Headers(headers), bytes: new Uint8Array(stored.body) }
}
