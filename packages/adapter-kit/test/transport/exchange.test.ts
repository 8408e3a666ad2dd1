import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib'
import { systemClock } from '@paystate/core'
import { describe, expect, it } from 'vitest'
import { createTransport } from '../../src/index.ts'
import { startLimit } from '../../src/transport/attempt-limit.ts'
import { createAttemptRecord } from '../../src/transport/attempt-record.ts'
import { createConnection } from '../../src/transport/connection.ts'
import { createTestClock } from '../clock.ts'
import { startRawServer } from '../server.ts'
import { BODY, LEFT, OK, post } from './sending.ts'

const transport = (maxBodyBytes?: number) => createTransport({ provider: 'p', maxBodyBytes })

describe('an attempt over a real connection', () => {
  it('brings the status, the headers and the bytes of the response', async () => {
    await using server = await startRawServer((socket) => socket.on('data', () => socket.write(OK)))
    const attempt = await post(transport(), server.url)
    expect(attempt).toMatchObject({
      end: 'answered',
      status: 200,
      body: new Uint8Array([123, 125]),
    })
    expect(attempt.end === 'answered' && attempt.headers.get('Content-Type')).toBe(
      'application/json',
    )
    expect(attempt.transmission).toEqual(LEFT)
  })

  it('sends the bytes as they are, over HTTP/1.1, and keeps the connection', async () => {
    let received = ''
    await using server = await startRawServer((socket) =>
      socket.on('data', (data) => {
        received += data.toString('latin1')
        if (received.endsWith('{"a":1}')) socket.write(OK)
      }),
    )
    const sending = transport()
    for (let round = 0; round < 5; round += 1) {
      received = ''
      await post(sending, `${server.url}v1/x?y=z`, { headers: () => ({ authorization: 'key' }) })
    }
    expect(received).toBe(
      'POST /v1/x?y=z HTTP/1.1\r\n' +
        `host: 127.0.0.1:${server.port}\r\nconnection: keep-alive\r\naccept-encoding: identity\r\n` +
        'content-length: 7\r\nauthorization: key\r\n\r\n{"a":1}',
    )
    expect(server.sockets).toHaveLength(1)
  })

  it('sends headers that are made later, and leaves no timer', async () => {
    const clock = createTestClock()
    await using server = await startRawServer((socket) => socket.on('data', () => socket.write(OK)))
    const headers = async () => ({ authorization: 'key' })
    const attempt = await post(createTransport({ provider: 'p', clock }), server.url, { headers })
    expect(attempt).toMatchObject({ end: 'answered', status: 200 })
    expect(server.received().join('')).toContain('\r\nauthorization: key\r\n')
    await clock.idle()
  })

  it('sends every byte that there is, of a part of a larger buffer too', async () => {
    const all = new Uint8Array(258).map((_byte, index) => index)
    const body = all.subarray(1, 257)
    const whole = Promise.withResolvers<void>()
    await using server = await startRawServer((socket) =>
      socket.on('data', () => {
        if (server.received().join('').split('\r\n\r\n')[1]?.length === 256) whole.resolve()
        socket.write(OK)
      }),
    )
    await post(transport(), server.url, { body })
    await whole.promise
    const [, sent = ''] = server.received().join('').split('\r\n\r\n')
    expect(Buffer.from(sent, 'latin1')).toEqual(Buffer.from(body))
  })

  it('goes to its own host, whatever connections are kept', async () => {
    const answering = (status: number) =>
      startRawServer((socket) =>
        socket.on('data', () => socket.write(OK.replace('200', String(status)))),
      )
    await using one = await answering(201)
    await using other = await answering(202)
    const sending = transport()
    const urls = [one.url, other.url, one.url, one.url.replace('127.0.0.1', 'localhost'), other.url]
    const statuses: unknown[] = []
    for (const url of urls) {
      const attempt = await post(sending, url)
      statuses.push(attempt.end === 'answered' && attempt.status)
    }
    expect(statuses).toEqual([201, 202, 201, 201, 202])
    expect([one.sockets.length, other.sockets.length]).toEqual([2, 1])
  })

  it('uses the connection that was used last, so that the others can grow old', async () => {
    await using server = await startRawServer((socket) => socket.on('data', () => socket.write(OK)))
    const sending = transport()
    await Promise.all([post(sending, server.url), post(sending, server.url)])
    const before = server.sockets.map((socket) => socket.bytesRead)
    for (let round = 0; round < 3; round += 1) await post(sending, server.url)
    const used = server.sockets.filter((socket, index) => socket.bytesRead !== before[index])
    expect([server.sockets.length, used.length]).toEqual([2, 1])
  })

  it('closes a connection that nobody uses', async () => {
    const closed = Promise.withResolvers<void>()
    await using server = await startRawServer((socket) => {
      socket.on('close', () => closed.resolve())
      socket.on('data', () => socket.write(OK))
    })
    const send = createConnection({
      clock: systemClock,
      maxBytes: 100,
      proxyOf: () => undefined,
      idleMs: 20,
    })
    await send({
      method: 'GET',
      url: server.url,
      headers: {},
      body: undefined,
      limit: startLimit(systemClock, { deadlineMs: 10_000 }),
      record: createAttemptRecord(),
      mayLeave: () => true,
    })
    await expect(closed.promise).resolves.toBeUndefined()
  })

  it('sends a read without a body and a DELETE that says it has none', async () => {
    let received = ''
    await using server = await startRawServer((socket) =>
      socket.on('data', (data) => {
        received += data.toString('latin1')
        socket.write(OK)
      }),
    )
    const sending = transport()
    await post(sending, server.url, { method: 'GET', body: undefined })
    expect(received).not.toContain('content-length')
    await post(sending, server.url, { method: 'DELETE', body: undefined })
    expect(received).toMatch(/DELETE .*content-length: 0\r\n/s)
  })

  it('takes a redirect as the response that it is', async () => {
    await using server = await startRawServer((socket) =>
      socket.on('data', () =>
        socket.write('HTTP/1.1 307 T\r\nlocation: /other\r\ncontent-length: 0\r\n\r\n'),
      ),
    )
    expect(await post(transport(), server.url)).toMatchObject({ end: 'answered', status: 307 })
    expect(server.received()).toHaveLength(1)
  })

  it('gives up a response that is too large, and its connection', async () => {
    const closed = Promise.withResolvers<void>()
    await using server = await startRawServer((socket) => {
      socket.on('close', () => closed.resolve())
      socket.on('data', () => socket.write('HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\n{}'))
    })
    const attempt = await post(transport(1), server.url)
    expect(attempt).toMatchObject({ end: 'too_large', transmission: LEFT })
    await closed.promise
  })

  it('reads a body that comes in chunks', async () => {
    await using server = await startRawServer((socket) =>
      socket.on('data', () => {
        socket.write('HTTP/1.1 100 Continue\r\n\r\n')
        socket.write(
          'HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n1\r\n{\r\n1\r\n}\r\n0\r\n\r\n',
        )
      }),
    )
    expect(await post(transport(), server.url)).toMatchObject({ body: new Uint8Array([123, 125]) })
  })
})

describe('a response that is compressed although nobody asked', () => {
  const text = JSON.stringify({ a: 'b'.repeat(500) })
  const answering = (encoding: string, body: Uint8Array) =>
    startRawServer((socket) =>
      socket.on('data', () => {
        socket.write(`HTTP/1.1 200 OK\r\ncontent-encoding: ${encoding}\r\n`)
        socket.write(`content-length: ${body.length}\r\n\r\n`)
        socket.write(body)
      }),
    )

  it.each([
    ['gzip', gzipSync(text)],
    ['deflate', deflateSync(text)],
    ['deflate', deflateRawSync(text)],
    ['br', brotliCompressSync(text)],
    ['gzip, BR', brotliCompressSync(gzipSync(text))],
    ['identity', Buffer.from(text)],
  ])('is decoded: %s', async (encoding, body) => {
    await using server = await answering(encoding, body)
    const attempt = await post(transport(), server.url)
    expect(attempt.end === 'answered' && Buffer.from(attempt.body).toString()).toBe(text)
  })

  it.each([
    ['gzip', Buffer.from('no gzip')],
    ['compress', Buffer.from('whatever')],
    ['gzip', gzipSync(text).subarray(0, -12)],
  ])('keeps its bytes where they cannot be decoded: %s', async (encoding, body) => {
    await using server = await answering(encoding, body)
    const attempt = await post(transport(), server.url)
    expect(attempt).toMatchObject({ end: 'answered', status: 200, body: new Uint8Array(body) })
  })

  it('is given up where it gets too large by decoding', async () => {
    await using server = await answering('gzip', gzipSync(text))
    const attempt = await post(transport(text.length - 1), server.url)
    expect(attempt).toMatchObject({ end: 'too_large', transmission: LEFT })
    expect(await post(transport(text.length), server.url)).toMatchObject({ end: 'answered' })
  })
})

describe('a request that cannot be sent', () => {
  it.each([
    ['a line break in a value', { headers: () => ({ authorization: 'Bearer key\nx: y' }) }],
    ['a character of no header', { headers: () => ({ authorization: 'Bearer …' }) }],
    ['a blank in a name', { headers: () => ({ 'a key': 'value' }) }],
    ['a second length', { headers: () => ({ 'Content-Length': '3' }) }],
    ['a second host', { headers: () => ({ Host: 'other.example' }) }],
    ['a second connection', { headers: () => ({ connection: 'close' }) }],
    ['a second framing', { headers: () => ({ 'transfer-encoding': 'identity' }) }],
    ['an expectation', { headers: () => ({ expect: '100-continue' }) }],
    ['an address that is none', { url: 'nowhere' }],
    ['an address of another protocol', { url: 'ftp://127.0.0.1/' }],
  ])('stops before anything leaves: %s', async (_what, more) => {
    await using server = await startRawServer((socket) => socket.on('data', () => socket.write(OK)))
    const attempt = await post(transport(), server.url, { body: BODY, ...more })
    expect(attempt).toMatchObject({
      end: 'not_sendable',
      transmission: { stopped: 'invalid', connectorFailed: false, bytesLeft: false },
    })
    expect(server.sockets).toHaveLength(0)
  })
})
