import type { IncomingHttpHeaders, IncomingMessage } from 'node:http'
import { BodyTooLarge, collectBody } from './collect-body.ts'
import type { HttpResponse, ResponseHeaders } from './http-response.ts'

interface Reading {
  readonly maxBytes: number
  readonly resolve: (response: HttpResponse) => void
  /** `BodyTooLarge`, also where decoding makes it too large; else it was cut off. */
  readonly reject: (error: Error) => void
}

/** Reads a complete response. We request no compression; one that is compressed anyway is decoded. */
export function readResponse(message: IncomingMessage, reading: Reading): void {
  const { maxBytes, resolve, reject } = reading
  const body = collectBody(maxBytes)
  message.on('data', (chunk: Uint8Array) => {
    if (!body.add(chunk)) reject(new BodyTooLarge())
  })
  message.on('end', () => {
    if (!message.complete) return
    const { statusCode: status = 0, headers } = message
    const response = { status, headers: headersOf(headers), body: body.whole() }
    const encoding = headers['content-encoding']
    if (encoding === undefined) resolve(response)
    else decode(response, { encoding, maxBytes }).then(resolve, reject)
  })
  message.on('error', reject)
  message.on('close', () => {
    if (!message.complete) reject(new Error('The response was cut off.'))
  })
}

function headersOf(given: IncomingHttpHeaders): ResponseHeaders {
  return {
    get: (name) => {
      const key = name.toLowerCase()
      const value = Object.hasOwn(given, key) ? given[key] : undefined
      return Array.isArray(value) ? value.join(', ') : (value ?? null)
    },
  }
}

/** Loaded when it is needed: hardly any response comes compressed. */
async function decode(
  response: HttpResponse,
  options: { readonly encoding: string; readonly maxBytes: number },
): Promise<HttpResponse> {
  const { decodeResponse } = await import('./decode-response.ts')
  return decodeResponse(response, options)
}
