import {
  brotliCompressSync,
  deflateRawSync,
  deflateSync,
  gzipSync,
  zstdCompressSync,
} from 'node:zlib'
import { expect, it } from 'vitest'
import { BodyTooLarge } from '../../src/transport/collect-body.ts'
import { decodeResponse } from '../../src/transport/decode-response.ts'

const TEXT = JSON.stringify({ a: 'b'.repeat(500) })

async function decoded(encoding: string, body: Uint8Array, maxBytes = 1_000) {
  const response = { status: 200, headers: new Headers(), body }
  const { body: bytes, status } = await decodeResponse(response, { encoding, maxBytes })
  expect(status).toBe(200)
  return Buffer.from(bytes)
}

it.each([
  ['gzip', gzipSync(TEXT)],
  ['X-GZIP', gzipSync(TEXT)],
  ['deflate', deflateSync(TEXT)],
  ['deflate', deflateSync(TEXT, { level: 0 })],
  ['deflate', deflateRawSync(TEXT)],
  ['br', brotliCompressSync(TEXT)],
  ['zstd', zstdCompressSync(TEXT)],
  ['gzip, zstd', zstdCompressSync(gzipSync(TEXT))],
  ['gzip,', gzipSync(TEXT)],
  [',, gzip', gzipSync(TEXT)],
  [' , ', Buffer.from(TEXT)],
  ['deflate, identity ,br', brotliCompressSync(deflateSync(TEXT))],
])('a body is decoded, the last encoding first: %s', async (encoding, body) => {
  expect((await decoded(encoding, body)).toString()).toBe(TEXT)
})

// Bare streams of one stored block whose first two bytes look half like the wrapper of the others.
it.each([
  ['the method of a wrapper', 0x08],
  ['the checksum of a wrapper', 0x00],
])('a bare stream that begins with %s is decoded', async (_what, start) => {
  const text = 'x'.repeat(start === 0 ? 62 : 23)
  const block = [start, text.length, 0, ~text.length & 0xff, 0xff]
  const end = [1, 0, 0, 0xff, 0xff]
  const body = Buffer.concat([Buffer.from(block), Buffer.from(text), Buffer.from(end)])
  expect((await decoded('deflate', body)).toString()).toBe(text)
})

it.each([
  ['an encoding that is not known', 'compress', Buffer.from('whatever')],
  ['one of two that is not known', 'compress, gzip', gzipSync(TEXT)],
  ['bytes that are not encoded', 'gzip', Buffer.from('no gzip')],
  ['bytes that are cut off', 'br', brotliCompressSync(TEXT).subarray(0, -2)],
  ['no bytes', 'deflate', Buffer.alloc(0)],
])('a body that cannot be decoded stays as it is: %s', async (_what, encoding, body) => {
  expect(await decoded(encoding, body)).toEqual(body)
})

it.each([
  ['gzip', gzipSync(TEXT)],
  ['deflate', deflateSync(TEXT)],
  ['deflate', deflateRawSync(TEXT)],
  ['br', brotliCompressSync(TEXT)],
  ['zstd', zstdCompressSync(TEXT)],
  ['gzip, br', brotliCompressSync(gzipSync(TEXT))],
])('no body becomes larger than its limit by decoding: %s', async (encoding, body) => {
  await expect(decoded(encoding, body, TEXT.length - 1)).rejects.toThrow(BodyTooLarge)
  expect(await decoded(encoding, body, TEXT.length)).toHaveLength(TEXT.length)
})
