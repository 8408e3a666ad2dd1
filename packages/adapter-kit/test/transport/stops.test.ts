import type { Clock } from '@paystate/core'
import { describe, expect, it } from 'vitest'
import { createTransport } from '../../src/index.ts'
import { createTestClock } from '../clock.ts'
import { startRawServer } from '../server.ts'
import { LEFT, OK, post } from './sending.ts'

const STOPPED = { stopped: 'aborted', connectorFailed: false, bytesLeft: false }

describe('an attempt that is called off', () => {
  it('before it begins: nothing is sent', async () => {
    await using server = await startRawServer((socket) => socket.on('data', () => socket.write(OK)))
    const attempt = await post(createTransport({ provider: 'p' }), server.url, {
      signal: AbortSignal.abort(),
    })
    expect(attempt).toMatchObject({ end: 'aborted', transmission: STOPPED })
    expect(server.sockets).toHaveLength(0)
  })

  it('while its headers are made: nothing is sent', async () => {
    const controller = new AbortController()
    await using server = await startRawServer((socket) => socket.on('data', () => socket.write(OK)))
    const attempt = await post(createTransport({ provider: 'p' }), server.url, {
      signal: controller.signal,
      headers: async () => {
        controller.abort()
        return {}
      },
    })
    expect(attempt).toMatchObject({ end: 'aborted', transmission: STOPPED })
    expect(server.sockets).toHaveLength(0)
  })

  it('while it connects: nothing is sent, then or later', async () => {
    const controller = new AbortController()
    await using server = await startRawServer((socket) => socket.on('data', () => socket.write(OK)))
    const sending = createTransport({ provider: 'p' })
    const attempting = post(sending, server.url, { signal: controller.signal })
    // The request has asked for its connection, which is not handed over yet.
    await Promise.resolve().then(() => Promise.resolve())
    controller.abort()
    const watched = { ...STOPPED, watchedBy: 'nobody' }
    expect(await attempting).toMatchObject({ end: 'aborted', transmission: watched })
    await post(sending, `${server.url}other`)
    expect(
      server
        .received()
        .join('')
        .match(/^POST .*$/gm),
    ).toEqual(['POST /other HTTP/1.1'])
  })

  it('during the handshake: nothing is sent, and the connection is closed', async () => {
    const clock = createTestClock()
    const controller = new AbortController()
    const closed = Promise.withResolvers<void>()
    await using server = await startRawServer((socket) => {
      socket.on('close', () => closed.resolve())
      socket.on('data', () => controller.abort())
    })
    const attempt = await post(
      createTransport({ provider: 'p', clock }),
      server.url.replace('http:', 'https:'),
      { signal: controller.signal },
    )
    expect(attempt).toMatchObject({ end: 'aborted', transmission: STOPPED })
    await closed.promise
    await clock.idle()
  })

  it('after it was sent: it settles at once, and leaves open what happened', async () => {
    const controller = new AbortController()
    await using server = await startRawServer((socket) =>
      socket.on('data', () => controller.abort()),
    )
    const attempt = await post(createTransport({ provider: 'p' }), server.url, {
      signal: controller.signal,
    })
    expect(attempt).toMatchObject({ end: 'aborted', transmission: LEFT })
  })
})

describe('the deadline of the injected clock', () => {
  it('ends an attempt that gets no response, and lets go of the connection', async () => {
    const clock = createTestClock()
    const closed = Promise.withResolvers<void>()
    await using server = await startRawServer((socket) => {
      socket.on('close', () => closed.resolve())
      socket.on('data', () => clock.advance(10_000))
    })
    const attempt = await post(createTransport({ provider: 'p', clock }), server.url)
    expect(attempt).toMatchObject({ end: 'timed_out', transmission: LEFT })
    expect(attempt.endedAt).toBe('2026-01-15T12:00:10Z')
    await closed.promise
  })

  it('ends an attempt whose response stalls', async () => {
    const clock = createTestClock()
    await using server = await startRawServer((socket) =>
      socket.on('data', () => {
        socket.write('HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\n{"half":')
        setImmediate(() => clock.advance(10_000))
      }),
    )
    const attempt = await post(createTransport({ provider: 'p', clock }), server.url)
    expect(attempt).toMatchObject({ end: 'timed_out', transmission: LEFT })
  })

  it('ends an attempt whose headers never come: nothing is sent', async () => {
    const clock = createTestClock()
    await using server = await startRawServer((socket) => socket.on('data', () => socket.write(OK)))
    const attempt = await post(createTransport({ provider: 'p', clock }), server.url, {
      headers: () => {
        queueMicrotask(() => clock.advance(10_000))
        return new Promise(() => undefined)
      },
    })
    expect(attempt).toMatchObject({ end: 'timed_out', transmission: STOPPED })
    expect(server.sockets).toHaveLength(0)
  })
})

describe('a lease that has ended', () => {
  const open = { epochMs: Number.MAX_SAFE_INTEGER, monotonicMs: Number.MAX_SAFE_INTEGER }

  it.each([
    ['by the wall clock', (now: number) => ({ ...open, epochMs: now })],
    ['by the monotonic clock', () => ({ ...open, monotonicMs: 1 })],
  ])('forbids sending, as the last thing before the headers: %s', async (_which, limitAt) => {
    const clock = createTestClock()
    const connected = Promise.withResolvers<void>()
    await using server = await startRawServer(() => connected.resolve())
    const after: Clock['after'] = (milliseconds, run) => {
      // The connection is on its way: whatever was checked before, the lease ends now.
      if (milliseconds === 5_000) clock.advance(1)
      return clock.after(milliseconds, run)
    }
    const sending = createTransport({ provider: 'p', clock: { ...clock, after } })
    const attempt = await post(sending, server.url, { mustLeaveBefore: limitAt(clock.now() + 1) })
    expect(attempt).toMatchObject({ end: 'too_late', transmission: STOPPED })
    await connected.promise
    expect(server.received()).toEqual([])
  })

  it('allows sending while it lasts', async () => {
    const clock = createTestClock()
    await using server = await startRawServer((socket) => socket.on('data', () => socket.write(OK)))
    const attempt = await post(createTransport({ provider: 'p', clock }), server.url, {
      mustLeaveBefore: { epochMs: clock.now() + 1, monotonicMs: 1 },
    })
    expect(attempt.end).toBe('answered')
  })
})
