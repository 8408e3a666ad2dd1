import { describe, expect, it } from 'vitest'
import { createTransport } from '../../src/index.ts'
import { readDateHeader } from '../../src/transport/provider-time.ts'
import { createTestClock } from '../clock.ts'
import { startRawServer } from '../server.ts'
import { OK, post } from './sending.ts'

const DATE = 'Thu, 15 Jan 2026 11:59:30 GMT'
const responseWith = (date: string) => ({
  status: 200,
  headers: new Headers({ date }),
  body: new Uint8Array(),
})

it('reads the one format of a Date header, to the second', () => {
  expect(readDateHeader(responseWith(DATE))).toEqual({
    at: Date.UTC(2026, 0, 15, 11, 59, 30),
    uncertaintyMs: 1_000,
  })
})

it.each([
  ['another day of the week', 'Fri, 15 Jan 2026 11:59:30 GMT'],
  ['another zone', 'Thu, 15 Jan 2026 11:59:30 +0100'],
  ['a day that is none', 'Thu, 31 Feb 2026 11:59:30 GMT'],
  ['an old format', 'Thursday, 15-Jan-26 11:59:30 GMT'],
  ['ISO 8601', '2026-01-15T11:59:30Z'],
  ['two dates', `${DATE}, ${DATE}`],
  ['a year without a century', 'Thu, 15 Jan 26 11:59:30 GMT'],
  ['nothing', ''],
])('reads no other: %s', (_what, date) => {
  expect(readDateHeader(responseWith(date))).toBeUndefined()
})

describe('an attempt', () => {
  const dated = (date: string) =>
    startRawServer((socket) =>
      socket.on('data', () => socket.write(OK.replace('\r\n', `\r\ndate: ${date}\r\n`))),
    )

  it('tells the provider’s time beside both of ours', async () => {
    const clock = createTestClock()
    await using server = await dated(DATE)
    const attempt = await post(createTransport({ provider: 'p', clock }), server.url)
    expect(attempt).toMatchObject({
      begunAt: '2026-01-15T12:00:00Z',
      endedAt: '2026-01-15T12:00:00Z',
      monotonic: { begun: 0, ended: 0 },
      clockReading: { at: Date.UTC(2026, 0, 15, 11, 59, 30), uncertaintyMs: 1_000 },
    })
  })

  it('tells none where the response has none', async () => {
    await using server = await dated('soon')
    const attempt = await post(createTransport({ provider: 'p' }), server.url)
    expect(attempt.end).toBe('answered')
    for (const name of ['clockReading', 'begunBy', 'endedBy']) {
      expect(attempt).not.toHaveProperty(name)
    }
  })

  it('reads it where the adapter says, and none where that fails', async () => {
    await using server = await dated(DATE)
    const readProviderTime = () => ({ at: 5, uncertaintyMs: 1 })
    const own = await post(createTransport({ provider: 'p', readProviderTime }), server.url)
    expect(own).toMatchObject({ clockReading: { at: 5, uncertaintyMs: 1 } })
    const failing = createTransport({
      provider: 'p',
      readProviderTime: () => {
        throw new Error('broken')
      },
    })
    const attempt = await post(failing, server.url)
    expect(attempt.end).toBe('answered')
    expect(attempt).not.toHaveProperty('clockReading')
  })

  it('has no time by the provider’s clock where our own clock failed', async () => {
    let failing = false
    const clock = createTestClock()
    const now = () => {
      if (failing) throw new Error('broken')
      return clock.now()
    }
    await using server = await dated(DATE)
    const sequence = { next: () => 1 }
    const sending = createTransport({ provider: 'p', sequence, clock: { ...clock, now } })
    expect(await post(sending, server.url)).toHaveProperty('begunBy')
    failing = true
    const attempt = await post(sending, server.url)
    expect(attempt.end).toBe('not_started')
    expect(attempt).not.toHaveProperty('begunBy')
  })
})
