import { promisify } from 'node:util'
import zlib, { brotliDecompress, gunzip, inflate, inflateRaw } from 'node:zlib'
import { BodyTooLarge } from './collect-body.ts'
import type { HttpResponse } from './http-response.ts'

interface Encoded {
  /** The `Content-Encoding` header. */
  readonly encoding: string
  readonly maxBytes: number
}

type Decode = (bytes: Uint8Array, options: { maxOutputLength: number }) => Promise<Uint8Array>

const inflateWrapped = promisify(inflate)
const inflateBare = promisify(inflateRaw)
const ungzip = promisify(gunzip)

/** Servers send deflate with and without its wrapper. */
const undeflate: Decode = (bytes, options) =>
  isWrapped(bytes) ? inflateWrapped(bytes, options) : inflateBare(bytes, options)

const DECODERS: ReadonlyMap<string, Decode> = new Map<string, Decode>([
  ['gzip', ungzip],
  ['x-gzip', ungzip],
  ['deflate', undeflate],
  ['br', promisify(brotliDecompress)],
  // Not in every runtime that paystate runs on.
  ...('zstdDecompress' in zlib ? [['zstd', promisify(zlib.zstdDecompress)] as const] : []),
  ['identity', async (bytes) => bytes],
])

/**
 * Decodes the body of a response. One that cannot be decoded is kept encoded: its status and headers still
 * count, and its bytes will not parse as anything.
 *
 * @throws {BodyTooLarge}
 */
export async function decodeResponse(
  response: HttpResponse,
  { encoding, maxBytes }: Encoded,
): Promise<HttpResponse> {
  const listed = encoding.split(',').map((name) => name.trim().toLowerCase())
  // A list may have empty elements.
  const names = listed.filter((name) => name !== '')
  let { body } = response
  try {
    for (const name of names.reverse()) {
      const decode = DECODERS.get(name)
      if (!decode) return response
      body = await decode(body, { maxOutputLength: maxBytes })
    }
    return { ...response, body }
  } catch (error) {
    if (error instanceof RangeError) throw new BodyTooLarge()
    return response
  }
}

function isWrapped([first = 0, second = 0]: Uint8Array): boolean {
  return (first & 0x0f) === 8 && (first * 256 + second) % 31 === 0
}
