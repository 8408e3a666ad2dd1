import type { AttemptEvent } from '@paystate/core'
import { describe, expect, it } from 'vitest'
import { createTransport, type Transport } from '../../src/index.ts'
import { createTestClock } from '../clock.ts'
import { freePort, startRawServer } from '../server.ts'

const OK = 'HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 2\r\n\r\n{}'

const BODY = new TextEncoder().encode('{"a":1}')

function post(transport: Transport, url: string, options: { signal?: AbortSignal } = {}) {
  return transport.attempt(
    { operation: 'refund_payment', reference: 'r1', body: BODY, deadlineMs: 10_000, ...options },
    () => transport.fetch(url, { method: 'POST' }),
  )
}

describe('an attempt over a real connection', () => {
  it('brings the status, the headers and the bytes of the answer', async () => {
    await using server = await startRawServer((socket) => socket.on('data', () => socket.write(OK)))
    const attempt = await post(
      createTransport({ provider: 'p' }),
      `http://127.0.0.1:${server.port}/`,
    )
    expect(attempt).toMatchObject({
      end: 'answered',
      status: 200,
      body: new Uint8Array([123, 125]),
    })
    expect(attempt.transmission).toEqual({
      watchedBy: 'dispatcher',
      connectorFailed: false,
      bytesLeft: true,
    })
  })

  it('sends the bytes as they are, over HTTP/1.1, and keeps the connection', async () => {
    let received = ''
    await using server = await startRawServer((socket) =>
      socket.on('data', (data) => {
        received += data.toString('latin1')
        if (received.endsWith('{"a":1}')) socket.write(OK)
      }),
    )
    const transport = createTransport({ provider: 'p' })
    await post(transport, `http://127.0.0.1:${server.port}/v1/x?y=z`)
    for (let again = 0; again < 5; again += 1) {
      received = ''
      await post(transport, `http://127.0.0.1:${server.port}/v1/x?y=z`)
    }
    expect(received).toMatch(/^POST \/v1\/x\?y=z HTTP\/1\.1\r\n/)
    expect(received).toMatch(/\r\n\r\n\{"a":1\}$/)
    expect(server.sockets.length).toBeLessThanOrEqual(2)
  })

  it('knows that nothing left when the connection is refused', async () => {
    const attempt = await post(
      createTransport({ provider: 'p' }),
      `http://127.0.0.1:${await freePort()}/`,
    )
    expect(attempt.end).toBe('not_connected')
    expect(attempt.transmission).toEqual({
      watchedBy: 'dispatcher',
      connectorFailed: true,
      bytesLeft: false,
    })
  })

  it('knows that nothing left when the name does not exist', async () => {
    const attempt = await post(createTransport({ provider: 'p' }), 'http://no-such-host.invalid/')
    expect(attempt.end).toBe('not_connected')
    expect(attempt.transmission).toMatchObject({ connectorFailed: true, bytesLeft: false })
  })

  it('knows that nothing left when the other side speaks no TLS', async () => {
    await using server = await startRawServer((socket) =>
      socket.on('data', () => socket.end('no TLS here')),
    )
    const attempt = await post(
      createTransport({ provider: 'p' }),
      `https://127.0.0.1:${server.port}/`,
    )
    expect(attempt.end).toBe('not_connected')
    expect(attempt.transmission).toMatchObject({ connectorFailed: true, bytesLeft: false })
  })

  it('says that bytes left when the answer is dropped', async () => {
    await using server = await startRawServer((socket) => socket.on('data', () => socket.destroy()))
    const attempt = await post(
      createTransport({ provider: 'p' }),
      `http://127.0.0.1:${server.port}/`,
    )
    expect(attempt.end).toBe('connection_lost')
    expect(attempt.transmission).toMatchObject({ connectorFailed: false, bytesLeft: true })
  })

  it('says that bytes left when a kept connection dies under the second request', async () => {
    let requests = 0
    await using server = await startRawServer((socket) =>
      socket.on('data', (data) => {
        if (!data.toString().includes('POST')) return
        requests += 1
        if (requests === 1) socket.write(OK)
        else socket.resetAndDestroy()
      }),
    )
    const transport = createTransport({ provider: 'p' })
    await post(transport, `http://127.0.0.1:${server.port}/`)
    const attempt = await post(transport, `http://127.0.0.1:${server.port}/`)
    expect(attempt).toMatchObject({ end: 'connection_lost', transmission: { bytesLeft: true } })
  })

  it('ends at the deadline of its clock when no answer comes, and leaves open what happened', async () => {
    const clock = createTestClock()
    await using server = await startRawServer((socket) =>
      socket.on('data', () => clock.advance(10_000)),
    )
    const attempt = await post(
      createTransport({ provider: 'p', clock }),
      `http://127.0.0.1:${server.port}/`,
    )
    expect(attempt).toMatchObject({ end: 'timed_out', transmission: { bytesLeft: true } })
    expect(attempt.endedAt).toBe('2026-01-15T12:00:10Z')
  })

  it('lets go of the connection when the attempt is over', async () => {
    const clock = createTestClock()
    const closed = Promise.withResolvers<void>()
    await using server = await startRawServer((socket) => {
      socket.on('close', () => closed.resolve())
      socket.on('data', () => clock.advance(10_000))
    })
    await post(createTransport({ provider: 'p', clock }), `http://127.0.0.1:${server.port}/`)
    await expect(closed.promise).resolves.toBeUndefined()
  })

  it('ends at the deadline when the body stalls', async () => {
    const clock = createTestClock()
    await using server = await startRawServer((socket) =>
      socket.on('data', () => {
        socket.write('HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\n{"half":')
        setImmediate(() => clock.advance(10_000))
      }),
    )
    const attempt = await post(
      createTransport({ provider: 'p', clock }),
      `http://127.0.0.1:${server.port}/`,
    )
    expect(attempt).toMatchObject({ end: 'timed_out', transmission: { bytesLeft: true } })
  })

  it('loses the connection, and not the process, when the body is cut off', async () => {
    await using server = await startRawServer((socket) =>
      socket.on('data', () => socket.end('HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\n{"half":')),
    )
    const attempt = await post(
      createTransport({ provider: 'p' }),
      `http://127.0.0.1:${server.port}/`,
    )
    expect(attempt.end).toBe('connection_lost')
  })

  it('follows no redirect', async () => {
    await using server = await startRawServer((socket) =>
      socket.on('data', () =>
        socket.write('HTTP/1.1 307 T\r\nlocation: /other\r\ncontent-length: 0\r\n\r\n'),
      ),
    )
    const attempt = await post(
      createTransport({ provider: 'p' }),
      `http://127.0.0.1:${server.port}/`,
    )
    expect(attempt).toMatchObject({ end: 'answered', status: 307 })
    expect(server.sockets).toHaveLength(1)
  })

  it('gives up an answer that is too large', async () => {
    await using server = await startRawServer((socket) => socket.on('data', () => socket.write(OK)))
    const transport = createTransport({ provider: 'p', maxBodyBytes: 1 })
    const attempt = await post(transport, `http://127.0.0.1:${server.port}/`)
    expect(attempt.end).toBe('too_large')
  })

  it('sends nothing when it is called off before it begins', async () => {
    await using server = await startRawServer((socket) => socket.on('data', () => socket.write(OK)))
    const attempt = await post(
      createTransport({ provider: 'p' }),
      `http://127.0.0.1:${server.port}/`,
      {
        signal: AbortSignal.abort(),
      },
    )
    expect(attempt.end).toBe('aborted')
    expect(attempt.transmission).toMatchObject({ stopped: 'aborted', bytesLeft: false })
    expect(server.sockets).toHaveLength(0)
  })

  it('settles at once when it is called off on the way, and leaves open what happened', async () => {
    const controller = new AbortController()
    await using server = await startRawServer((socket) =>
      socket.on('data', () => controller.abort()),
    )
    const attempt = await post(
      createTransport({ provider: 'p' }),
      `http://127.0.0.1:${server.port}/`,
      {
        signal: controller.signal,
      },
    )
    expect(attempt.end).toBe('aborted')
    expect(attempt.transmission).toEqual({
      watchedBy: 'dispatcher',
      connectorFailed: false,
      bytesLeft: true,
    })
  })

  it('keeps two attempts at the same time apart', async () => {
    await using server = await startRawServer((socket) => socket.on('data', () => socket.destroy()))
    const transport = createTransport({ provider: 'p' })
    const [lost, refused] = await Promise.all([
      post(transport, `http://127.0.0.1:${server.port}/`),
      post(transport, `http://127.0.0.1:${await freePort()}/`),
    ])
    expect([lost.end, refused.end]).toEqual(['connection_lost', 'not_connected'])
    expect(refused.transmission.bytesLeft).toBe(false)
  })
})

describe('an attempt with an injected fetch', () => {
  it('believes a refusal that is reported', async () => {
    const transport = createTransport({
      provider: 'p',
      fetch: async (_request, { progress }) => {
        progress('refused')
        throw new TypeError('fetch failed')
      },
    })
    const attempt = await post(transport, 'https://provider.example/')
    expect(attempt).toMatchObject({
      end: 'not_connected',
      transmission: { watchedBy: 'reported', connectorFailed: true, bytesLeft: false },
    })
  })

  it('takes the silence of a fetch for nothing', async () => {
    const transport = createTransport({
      provider: 'p',
      fetch: async () => {
        throw new TypeError('connect ECONNREFUSED')
      },
    })
    const attempt = await post(transport, 'https://provider.example/')
    expect(attempt).toMatchObject({ end: 'connection_lost', transmission: { watchedBy: 'nobody' } })
  })

  it('does not wait for a fetch that ignores its signal', async () => {
    const clock = createTestClock()
    const transport = createTransport({
      provider: 'p',
      clock,
      fetch: () => {
        queueMicrotask(() => clock.advance(10_000))
        return new Promise(() => undefined)
      },
    })
    const attempt = await post(transport, 'https://provider.example/')
    expect(attempt.end).toBe('timed_out')
  })
})

describe('a header that cannot be sent', () => {
  it.each([
    ['a line break in its value', { authorization: 'Bearer key\nx: y' }],
    ['a character of no header', { authorization: 'Bearer …' }],
    ['a blank in its name', { 'a key': 'value' }],
  ])('stops the attempt before anything leaves: %s', async (_what, given) => {
    await using server = await startRawServer((socket) => socket.on('data', () => socket.write(OK)))
    const transport = createTransport({ provider: 'p' })
    const request = { operation: 'refund_payment', deadlineMs: 10_000, headers: () => given }
    const attempt = await transport.attempt(request, () =>
      transport.fetch(`http://127.0.0.1:${server.port}/`, { method: 'POST' }),
    )
    expect(attempt).toMatchObject({
      end: 'not_sendable',
      transmission: { stopped: 'invalid', bytesLeft: false },
    })
    expect(server.sockets).toHaveLength(0)
  })
})

describe('what a library between may do', () => {
  const answering = { provider: 'p', fetch: async () => new Response('{}', { status: 201 }) }
  const request = { operation: 'refund_payment', deadlineMs: 10_000 }

  it.each([
    ['a body', { method: 'POST', body: '{"a":2}' }],
    ['a header', { method: 'POST', headers: { authorization: 'Bearer other' } }],
  ])('it sends nothing with %s of its own', async (_what, init) => {
    const transport = createTransport({ provider: 'p' })
    await using server = await startRawServer((socket) => socket.on('data', () => socket.write(OK)))
    const url = `http://127.0.0.1:${server.port}/`
    const attempt = await transport.attempt(request, () => transport.fetch(url, init))
    expect(attempt.end).toBe('connection_lost')
    expect(server.sockets).toHaveLength(0)
  })

  it('it sends one request for an attempt', async () => {
    let sent = 0
    const transport = createTransport({
      provider: 'p',
      fetch: async () => {
        sent += 1
        return new Response('{}')
      },
    })
    const url = 'https://provider.example/'
    await transport.attempt(request, () =>
      transport.fetch(url).then(() => transport.fetch(url, { method: 'POST' })),
    )
    expect(sent).toBe(1)
  })

  it('its own failure does not undo an answer that came', async () => {
    const transport = createTransport(answering)
    const attempt = await transport.attempt(request, async () => {
      await transport.fetch('https://provider.example/')
      throw new Error('broken')
    })
    expect(attempt).toMatchObject({ end: 'answered', status: 201 })
  })

  it('an injected fetch is to follow no redirect', async () => {
    const seen: string[] = []
    const transport = createTransport({
      provider: 'p',
      fetch: async ({ redirect }) => {
        seen.push(redirect)
        return new Response('{}')
      },
    })
    await transport.attempt(request, () => transport.fetch('https://provider.example/'))
    expect(seen).toEqual(['error'])
  })

  it('the headers are made when the attempt begins, and only they are sent', async () => {
    const seen: string[] = []
    const transport = createTransport({
      provider: 'p',
      fetch: async ({ headers }) => {
        seen.push(...[...headers].map((header) => header.join(': ')))
        return new Response('{}')
      },
    })
    const headers = async () => ({ signature: 'made now' })
    await transport.attempt({ ...request, headers }, () =>
      transport.fetch('https://provider.example/'),
    )
    expect(seen).toEqual(['signature: made now'])
  })
})

describe('the transport', () => {
  it('refuses a call outside an attempt', async () => {
    const transport = createTransport({ provider: 'p', fetch: async () => new Response('{}') })
    await expect(transport.fetch('https://provider.example/')).rejects.toThrow('outside an attempt')
  })

  it('draws its sequence before the request leaves and after the answer came', async () => {
    const drawn: string[] = []
    let count = 0
    const transport = createTransport({
      provider: 'p',
      sequence: {
        next: () => {
          drawn.push('number')
          count += 1
          return count
        },
      },
      fetch: async () => {
        drawn.push('sent')
        return new Response('{}')
      },
    })
    const attempt = await post(transport, 'https://provider.example/')
    expect(drawn).toEqual(['number', 'sent', 'number'])
    expect(attempt.asOf).toEqual({ begun: 1, received: 2 })
  })

  it('shows attempts to an observer without their contents', async () => {
    const events: AttemptEvent[] = []
    const transport = createTransport({
      provider: 'p',
      clock: createTestClock(),
      observe: (event) => events.push(event),
      fetch: async () => new Response('{"secret":1}', { status: 201 }),
    })
    await post(transport, 'https://provider.example/secret')
    expect(events).toEqual([
      {
        provider: 'p',
        operation: 'refund_payment',
        reference: 'r1',
        durationMs: 0,
        httpStatus: 201,
        end: 'answered',
      },
    ])
  })
})
