import { describe, expect, it } from 'vitest'
import { type AttemptFetch, createTransport } from '../../src/index.ts'
import { createTestClock } from '../clock.ts'
import { startRawServer } from '../server.ts'
import { BODY, OK, requestTo } from './sending.ts'

const clock = createTestClock()
const STOPPED = { stopped: 'aborted', bytesLeft: false }

async function attemptThrough(
  call: (fetch: AttemptFetch, url: string) => Promise<unknown>,
  response = OK,
) {
  await using server = await startRawServer((socket) =>
    socket.on('data', () => socket.write(response)),
  )
  const transport = createTransport({ provider: 'p', clock })
  const request = requestTo(server.url, { headers: () => ({ signature: 'made now' }) })
  const attempt = await transport.attempt(request, (fetch) => call(fetch, server.url))
  return { attempt, received: server.received().join('') }
}

describe('an HTTP library that sends an attempt', () => {
  it.each<[string, RequestInit]>([
    ['nothing of its own', { method: 'POST' }],
    ['the same', { method: 'POST', body: BODY, headers: { Signature: 'made now' } }],
  ])('sends what the attempt says: given %s', async (_what, init) => {
    const { attempt, received } = await attemptThrough(async (fetch, url) => fetch(url, init))
    expect(attempt).toMatchObject({ end: 'answered', status: 200 })
    expect(received).toMatch(/^POST \/ .*\r\nsignature: made now\r\n\r\n\{"a":1\}$/s)
  })

  it('hands over a ready Request', async () => {
    const { attempt } = await attemptThrough(async (fetch, url) =>
      fetch(new Request(url, { method: 'POST' })),
    )
    expect(attempt.end).toBe('answered')
  })

  it.each<[string, RequestInit, string?]>([
    ['another body', { method: 'POST', body: '{"a":2}', headers: { signature: 'made now' } }],
    ['another body, of bytes', { method: 'POST', body: BODY.map((byte) => byte + 1) }],
    ['a header of its own', { method: 'POST', headers: { authorization: 'Bearer other' } }],
    ['another header', { method: 'POST', headers: { signature: 'other' } }],
    ['another method', { method: 'DELETE' }],
    ['another address', { method: 'POST' }, 'other'],
  ])('sends nothing where it means something else: %s', async (_what, init, path = '') => {
    const { attempt, received } = await attemptThrough(async (fetch, url) =>
      fetch(url + path, init),
    )
    expect(attempt).toMatchObject({ end: 'not_started', transmission: STOPPED })
    expect(received).toBe('')
  })

  it('sends one request', async () => {
    const { attempt, received } = await attemptThrough(async (fetch, url) => {
      await fetch(url, { method: 'POST' })
      await fetch(url, { method: 'POST' })
    })
    expect(attempt.end).toBe('answered')
    expect(received.match(/POST \//g)).toHaveLength(1)
  })

  it('sends one request, although it asks for two at once', async () => {
    const { attempt, received } = await attemptThrough(async (fetch, url) =>
      Promise.all([fetch(url, { method: 'POST' }), fetch(url, { method: 'POST' })]),
    )
    expect(attempt.end).toBe('answered')
    expect(received.match(/POST \//g)).toHaveLength(1)
  })

  it('sends nothing once the attempt is over', async () => {
    let late: Promise<unknown> | undefined
    const { attempt, received } = await attemptThrough(async (fetch, url) => {
      late = Promise.resolve().then(() => fetch(url, { method: 'POST' }))
    })
    expect(attempt).toMatchObject({ end: 'not_started', transmission: STOPPED })
    await expect(late).rejects.toThrow('while it lasts')
    expect(received).toBe('')
  })

  it.each<[string, (sent: Promise<unknown>) => Promise<unknown>]>([
    [
      'fails',
      async () => {
        throw new Error('broken')
      },
    ],
    ['returns', async () => undefined],
    [
      'hangs',
      async (sent) => {
        await sent
        clock.advance(10_000)
        await new Promise(() => undefined)
      },
    ],
  ])(
    'gets its response, although the library %s while the request is on its way',
    async (_what, end) => {
      const { attempt } = await attemptThrough(async (fetch, url) =>
        end(fetch(url, { method: 'POST' }).catch(() => undefined)),
      )
      expect(attempt).toMatchObject({ end: 'answered', status: 200 })
    },
  )

  it('does not undo a response that came by failing afterwards', async () => {
    const { attempt } = await attemptThrough(async (fetch, url) => {
      await fetch(url, { method: 'POST' })
      throw new Error('broken')
    })
    expect(attempt).toMatchObject({ end: 'answered', status: 200 })
  })

  it('sees neither headers nor body of the response', async () => {
    const seen: unknown[] = []
    await attemptThrough(async (fetch, url) => {
      const response = await fetch(url, { method: 'POST' })
      seen.push(response.status, [...response.headers], await response.text())
    })
    expect(seen).toEqual([200, [], ''])
  })

  it('sees the status of the response', async () => {
    const seen: unknown[] = []
    await attemptThrough(
      async (fetch, url) => {
        seen.push((await fetch(url, { method: 'POST' })).status)
      },
      OK.replace('200', '404'),
    )
    expect(seen).toEqual([404])
  })
})
