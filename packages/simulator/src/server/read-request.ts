import type { IncomingMessage } from 'node:http'

/** Headers that belong to one connection, or that `Request` sets by itself. */
const HOP_BY_HOP = new Set(['connection', 'keep-alive', 'transfer-encoding', 'expect', 'upgrade'])

/**
 * Reads a whole request from a socket; undefined when the caller left in the middle of it.
 *
 * The target may be in absolute form (`POST http://host:port/path`), as through a proxy.
 */
export async function readRequest(
  message: IncomingMessage,
  { baseUrl, signal }: { baseUrl: string; signal: AbortSignal },
): Promise<Request | undefined> {
  const { method = 'GET' } = message
  const url = targetUrl(message.url ?? '/', originOf(message, baseUrl))
  try {
    const body = await readBody(message)
    const headers = readHeaders(message)
    return hasBody(method) && body.length > 0
      ? new Request(url, { method, headers, body, signal })
      : new Request(url, { method, headers, signal })
  } catch {
    return undefined
  }
}

/** As the caller names this port, which may be mapped from another one. */
function originOf({ headers: { host } }: IncomingMessage, baseUrl: string): string {
  const named = `${new URL(baseUrl).protocol}//${host}`
  const isHost = host !== undefined && /^[\w.-]+(:\d+)?$|^\[[\da-f:]+\](:\d+)?$/i.test(host)
  return isHost && URL.canParse(named) ? named : baseUrl
}

function targetUrl(target: string, baseUrl: string): string {
  const path = URL.canParse(target) && !target.startsWith('/') ? afterOrigin(target) : target
  // Not `new URL(path, base)`: a path that begins with two slashes would name another host.
  return URL.canParse(baseUrl + path) ? baseUrl + path : `${baseUrl}/`
}

function afterOrigin(target: string): string {
  const { pathname, search } = new URL(target)
  return pathname.startsWith('/') ? pathname + search : '/'
}

/** What a `Request` cannot carry, and no provider takes. */
export const isForbidden = (method = '') => /^(connect|trace|track)$/i.test(method)

const hasBody = (method: string) => method !== 'GET' && method !== 'HEAD'

async function readBody(message: IncomingMessage): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array[] = []
  for await (const chunk of message) chunks.push(chunk)
  return new Uint8Array(Buffer.concat(chunks))
}

function readHeaders(message: IncomingMessage): Headers {
  const headers = new Headers()
  for (const [name, values] of Object.entries(message.headersDistinct)) {
    if (HOP_BY_HOP.has(name)) continue
    for (const value of values ?? []) headers.append(name, value)
  }
  return headers
}
