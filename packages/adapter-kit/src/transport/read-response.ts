import type { IncomingHttpHeaders, IncomingMessage } from 'node:http'
import { collectBody } from './collect-body.ts'
import { decodeBody } from './decode-body.ts'
import type { HttpResponse, ResponseHeaders } from './http-response.ts'

/**
 * Reads a response whole. We ask for no compression; one that comes compressed all the same is decoded.
 *
 * @throws {BodyTooLarge} Also where it gets too large by decoding.
 */
export async function readResponse(
  message: IncomingMessage,
  maxBytes: number,
): Promise<HttpResponse> {
  const received = await readBody(message, maxBytes)
  const encoding = message.headers['content-encoding']
  const body =
    encoding === undefined ? received : await decodeBody(received, { encoding, maxBytes })
  return { status: message.statusCode ?? 0, headers: headersOf(message.headers), body }
}

function readBody(message: IncomingMessage, maxBytes: number): Promise<Uint8Array<ArrayBuffer>> {
  return new Promise((resolve, reject) => {
    const body = collectBody(maxBytes)
    message.on('data', (chunk: Uint8Array) => {
      try {
        body.add(chunk)
      } catch (error) {
        reject(error)
      }
    })
    message.once('end', () => {
      if (message.complete) resolve(body.whole())
    })
    message.once('error', reject)
    message.once('close', () => reject(new Error('The response was cut off.')))
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
