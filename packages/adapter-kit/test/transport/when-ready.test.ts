import { PassThrough } from 'node:stream'
import { describe, expect, it } from 'vitest'
import { startLimit } from '../../src/transport/attempt-limit.ts'
import { startTimer, whenReady } from '../../src/transport/when-ready.ts'
import { createTestClock } from '../clock.ts'

function connecting(event: 'connect' | 'secureConnect' = 'connect') {
  const clock = createTestClock()
  const limit = startLimit(createTestClock(), { deadlineMs: 10_000 })
  const socket = new PassThrough()
  const ready = whenReady(socket, { event, otherwise: 'refused', clock, limit })
  return { clock, limit, socket, ready }
}

describe('a socket that is not ready', () => {
  it('is given up after five seconds, and closed', async () => {
    const { clock, socket, ready } = connecting()
    clock.advance(4_999)
    expect(socket.destroyed).toBe(false)
    clock.advance(1)
    await expect(ready).rejects.toMatchObject({ failure: 'timed_out' })
    expect(socket.destroyed).toBe(true)
  })

  it('is closed when its attempt is over, and its timer is called off', async () => {
    const { clock, limit, socket, ready } = connecting()
    limit.end('aborted')
    expect(socket.destroyed).toBe(true)
    await expect(ready).rejects.toMatchObject({ failure: 'refused' })
    await clock.idle()
  })

  it('fails when it is closed without a word: by TLS once it is connected', async () => {
    const refused = connecting('secureConnect')
    refused.socket.destroy()
    await expect(refused.ready).rejects.toMatchObject({ failure: 'refused' })
    const broken = connecting('secureConnect')
    broken.socket.emit('connect')
    broken.socket.destroy()
    await expect(broken.ready).rejects.toMatchObject({ failure: 'tls' })
    await broken.clock.idle()
  })

  it('is waited for without the limit of an attempt, too', async () => {
    const socket = new PassThrough()
    const options = { event: 'connect', otherwise: 'refused', limit: undefined } as const
    const ready = whenReady(socket, { ...options, clock: createTestClock() })
    socket.emit('connect')
    await expect(ready).resolves.toBe(socket)
  })
})

describe('a socket that is ready', () => {
  it('has no timer, and stays open when the attempt it was made for is over', async () => {
    const { clock, limit, socket, ready } = connecting('secureConnect')
    socket.emit('connect')
    socket.emit('secureConnect')
    await expect(ready).resolves.toBe(socket)
    await clock.idle()
    limit.end('timed_out')
    expect(socket.destroyed).toBe(false)
  })

  it('may break while nobody uses it: that is no error of this process', async () => {
    const { socket, ready } = connecting()
    socket.emit('connect')
    await ready
    socket.destroy(new Error('reset'))
    await new Promise((resolve) => socket.once('close', resolve))
    expect(socket.destroyed).toBe(true)
  })
})

it('a timer that cannot be started is one that cannot be called off', () => {
  const after = () => {
    throw new Error('broken')
  }
  expect(startTimer({ ...createTestClock(), after }, () => undefined)()).toBeUndefined()
})
