import { createHmac } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { isSignedWith, jsonOf, readRawBody, textOf } from '../../src/index.ts'

const bytes = new TextEncoder().encode('{"id":"event_1"}')
const sign = (secret: string): string => createHmac('sha256', secret).update(bytes).digest('hex')

describe('an HMAC', () => {
  it('is accepted under any of the secrets, in any of the places', () => {
    expect(isSignedWith(['old', 'new'], { bytes, digests: ['00', sign('new')] })).toBe(true)
    expect(isSignedWith(['old'], { bytes, digests: [sign('old'), sign('new')] })).toBe(true)
  })

  it.each([
    ['under another secret', ['old'], [sign('new')]],
    ['without a digest', ['old'], []],
    ['without a secret', [], [sign('old')]],
    ['under an empty secret', ['old', ''], [sign('')]],
    ['with a shortened digest', ['old'], [sign('old').slice(0, 20)]],
    ['with a longer digest', ['old'], [`${sign('old')}00`]],
    ['with no hexadecimal digits', ['old'], ['zz']],
  ])('is refused %s', (_how, secrets, digests) => {
    expect(isSignedWith(secrets, { bytes, digests })).toBe(false)
  })

  it('is refused over other bytes', () => {
    const other = new TextEncoder().encode('{ "id":"event_1"}')
    expect(isSignedWith(['old'], { bytes: other, digests: [sign('old')] })).toBe(false)
  })
})

describe('a raw body', () => {
  const request = (body: Uint8Array<ArrayBuffer>): Request =>
    new Request('https://shop.example/', { method: 'POST', body })

  it('is handed out byte for byte', async () => {
    expect(await readRawBody(request(bytes), { limit: 100 })).toEqual({ ok: true, bytes })
  })

  it('is given up when it is too large', async () => {
    expect(await readRawBody(request(bytes), { limit: 5 })).toEqual({
      ok: false,
      reason: 'too_large',
    })
  })

  it('is unreadable after somebody else has read it', async () => {
    const read = request(bytes)
    await read.text()
    expect(await readRawBody(read, { limit: 100 })).toEqual({ ok: false, reason: 'unreadable' })
  })

  it('is unreadable after somebody else has read a part of it', async () => {
    const read = new Request('https://shop.example/', {
      method: 'POST',
      body: new ReadableStream({
        start: (controller) => {
          controller.enqueue(bytes.subarray(0, 5))
          controller.enqueue(bytes.subarray(5))
          controller.close()
        },
      }),
      duplex: 'half',
    })
    const reader = read.body?.getReader()
    await reader?.read()
    reader?.releaseLock()
    expect(await readRawBody(read, { limit: 100 })).toEqual({ ok: false, reason: 'unreadable' })
  })

  it('is unreadable when it breaks half-way', async () => {
    const broken = new ReadableStream({
      pull: (controller) => controller.error(new Error('reset')),
    })
    const read = new Request('https://shop.example/', {
      method: 'POST',
      body: broken,
      duplex: 'half',
    })
    expect(await readRawBody(read, { limit: 100 })).toEqual({ ok: false, reason: 'unreadable' })
  })

  it('is no text when it is not UTF-8, and no JSON when it is cut off', () => {
    expect(textOf(bytes)).toBe('{"id":"event_1"}')
    expect(textOf(new Uint8Array([0xff, 0xfe]))).toBeUndefined()
    expect(jsonOf(new Uint8Array([0x22, 0xff, 0x22]))).toBeUndefined()
    expect(jsonOf(new TextEncoder().encode('{"id":'))).toBeUndefined()
    expect(jsonOf(bytes)).toEqual({ id: 'event_1' })
  })
})
