import { z } from 'zod'

/** A provider's message as it came. */
export interface RawMessage {
  /** Path and query, as the request had them: some signatures cover these. */
  readonly path: string
  readonly headers: Headers
  readonly bytes: Uint8Array<ArrayBuffer>
}

/** The name under which path and query are kept beside the headers; no header can have it. */
const PATH = ':path'

/** The request that an adapter verifies: built anew, so that the bytes can be stored as well. */
export function requestOf({ path, headers, bytes }: RawMessage): Request {
  return new Request(new URL(path, ORIGIN), { method: 'POST', headers, body: bytes })
}

/** No part of any signature: hosts are rewritten by proxies. */
const ORIGIN = 'https://paystate.invalid'

export function rawMessage(request: Request, bytes: Uint8Array<ArrayBuffer>): RawMessage {
  const { pathname, search } = new URL(request.url)
  return { path: pathname + search, headers: request.headers, bytes }
}

/** What has to be stored to verify a message again: the headers that the adapter names, and no others. */
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

/** A message as it was stored. */
export function storedMessage(stored: {
  readonly headers: unknown
  readonly body: Uint8Array
}): RawMessage {
  const { [PATH]: path = '/', ...headers } = headersField.parse(stored.headers)
  return { path, headers: new Headers(headers), bytes: new Uint8Array(stored.body) }
}
