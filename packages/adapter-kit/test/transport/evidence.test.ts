import { describe, expect, it } from 'vitest'
import { createTransport } from '../../src/index.ts'
import { createTestClock } from '../clock.ts'
import { freePort, startRawServer } from '../server.ts'
import { LEFT, NOT_CONNECTED, OK, post } from './sending.ts'

const transport = () => createTransport({ provider: 'p' })

describe('nothing left, provably,', () => {
  it('when the connection is refused', async () => {
    const attempt = await post(transport(), `http://127.0.0.1:${await freePort()}/`)
    expect(attempt).toMatchObject({ end: 'not_connected', connectFailure: 'refused' })
    expect(attempt.transmission).toEqual(NOT_CONNECTED)
  })

  it('when the name does not exist', async () => {
    const attempt = await post(transport(), 'http://no-such-host.invalid/')
    expect(attempt).toMatchObject({ end: 'not_connected', connectFailure: 'dns' })
    expect(attempt.transmission).toEqual(NOT_CONNECTED)
  })

  it('when the other side speaks no TLS', async () => {
    await using server = await startRawServer((socket) =>
      socket.on('data', () => socket.end('no TLS here')),
    )
    const attempt = await post(transport(), server.url.replace('http:', 'https:'))
    expect(attempt).toMatchObject({ end: 'not_connected', connectFailure: 'tls' })
    expect(attempt.transmission).toEqual(NOT_CONNECTED)
    expect(server.received().join('')).not.toContain('POST')
  })

  it('when the other side hangs up during the handshake', async () => {
    await using server = await startRawServer((socket) => socket.on('data', () => socket.destroy()))
    const attempt = await post(transport(), server.url.replace('http:', 'https:'))
    expect(attempt).toMatchObject({ end: 'not_connected', connectFailure: 'tls' })
    expect(attempt.transmission).toEqual(NOT_CONNECTED)
  })

  it('when the handshake takes longer than five seconds', async () => {
    const clock = createTestClock()
    await using server = await startRawServer((socket) =>
      socket.on('data', () => clock.advance(5_000)),
    )
    const sending = createTransport({ provider: 'p', clock })
    const attempt = await post(sending, server.url.replace('http:', 'https:'))
    expect(attempt).toMatchObject({ end: 'not_connected', connectFailure: 'timed_out' })
    expect(attempt.transmission).toEqual(NOT_CONNECTED)
  })
})

describe('bytes left, and their fate is unknown,', () => {
  it('when the response is dropped', async () => {
    await using server = await startRawServer((socket) => socket.on('data', () => socket.destroy()))
    const attempt = await post(transport(), server.url)
    expect(attempt).toMatchObject({ end: 'connection_lost', transmission: LEFT })
    expect(server.sockets).toHaveLength(1)
  })

  it.each([
    ['is reset', 'resetAndDestroy'],
    ['is closed', 'destroy'],
  ] as const)(
    'when a kept connection %s under the second request, which is not repeated',
    async (_what, end) => {
      await using server = await startRawServer((socket) => {
        socket.once('data', () => {
          socket.write(OK)
          socket.once('data', () => socket[end]())
        })
      })
      const sending = transport()
      await post(sending, server.url)
      const attempt = await post(sending, server.url)
      expect(attempt).toMatchObject({ end: 'connection_lost', transmission: LEFT })
      expect(server.sockets).toHaveLength(1)
    },
  )

  it.each([
    ['its head', 'HTTP/1.1 200 OK\r\ncontent-le'],
    ['its body', 'HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\n{"half":'],
    ['its chunks', 'HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n2\r\n{}\r\n'],
  ])('when the response is cut off in %s', async (_where, half) => {
    await using server = await startRawServer((socket) => socket.on('data', () => socket.end(half)))
    const attempt = await post(transport(), server.url)
    expect(attempt).toMatchObject({ end: 'connection_lost', transmission: LEFT })
  })

  it.each([
    ['no HTTP', 'hello\r\n\r\n'],
    ['two lengths', 'HTTP/1.1 200 OK\r\ncontent-length: 2\r\ncontent-length: 3\r\n\r\n{}'],
    [
      'a length and chunks',
      'HTTP/1.1 200 OK\r\ncontent-length: 2\r\ntransfer-encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n',
    ],
    ['another protocol', 'HTTP/1.1 101 Switching\r\nconnection: upgrade\r\nupgrade: h2c\r\n\r\n'],
  ])('when the response is %s', async (_what, response) => {
    await using server = await startRawServer((socket) =>
      socket.on('data', () => socket.write(response)),
    )
    const attempt = await post(transport(), server.url)
    expect(attempt).toMatchObject({ end: 'connection_lost', transmission: LEFT })
  })
})

it('takes no response that came before its request', async () => {
  const early = Promise.withResolvers<void>()
  await using server = await startRawServer((socket) => {
    socket.once('data', () => {
      socket.write(OK)
      setImmediate(() =>
        socket.write(OK.replace('200 OK', '201 Early'), () => setImmediate(early.resolve)),
      )
      socket.on('data', () => socket.write(OK.replace('200 OK', '202 Own')))
    })
    socket.once('data', () => undefined)
  })
  const sending = transport()
  await post(sending, server.url)
  await early.promise
  const attempt = await post(sending, server.url)
  expect(attempt).not.toMatchObject({ status: 201 })
})

it('keeps two attempts at the same time apart', async () => {
  await using server = await startRawServer((socket) => socket.on('data', () => socket.destroy()))
  const sending = transport()
  const [lost, refused] = await Promise.all([
    post(sending, server.url),
    post(sending, `http://127.0.0.1:${await freePort()}/`),
  ])
  expect([lost.transmission, refused.transmission]).toEqual([LEFT, NOT_CONNECTED])
})
