import type { ProgressFetch } from '@paystate/core'
import { describe, expect, it, vi } from 'vitest'
import { createTransport } from '../../src/index.ts'
import { createTestClock } from '../clock.ts'
import { post } from './sending.ts'

const URL_OF_PROVIDER = 'https://provider.example/'
const sending = (fetch: ProgressFetch, clock = createTestClock()) =>
  createTransport({ provider: 'p', clock, fetch, maxBodyBytes: 10 })

describe('an attempt with an injected fetch', () => {
  it('gets the request whole, and follows no redirect', async () => {
    const seen: unknown[] = []
    const transport = sending(async (request) => {
      const { method, url, redirect, headers } = request
      seen.push(method, url, redirect, [...headers], await request.text())
      return new Response('{}', { status: 302, headers: { location: '/other' } })
    })
    const attempt = await post(transport, URL_OF_PROVIDER, { headers: () => ({ a: 'b' }) })
    expect(seen).toEqual(['POST', URL_OF_PROVIDER, 'manual', [['a', 'b']], '{"a":1}'])
    expect(attempt).toMatchObject({ end: 'answered', status: 302 })
  })

  it('believes a refusal that is reported', async () => {
    const transport = sending(async (_request, { progress }) => {
      progress('refused')
      throw new TypeError('fetch failed')
    })
    expect(await post(transport, URL_OF_PROVIDER)).toMatchObject({
      end: 'not_connected',
      transmission: { watchedBy: 'reported', connectorFailed: true, bytesLeft: false },
    })
  })

  it('believes no refusal after something left', async () => {
    const transport = sending(async (_request, { progress }) => {
      progress('headers_sent')
      progress('refused')
      throw new TypeError('fetch failed')
    })
    expect(await post(transport, URL_OF_PROVIDER)).toMatchObject({
      end: 'connection_lost',
      transmission: { bytesLeft: true },
    })
  })

  it('takes the silence of a fetch for nothing', async () => {
    const transport = sending(async () => {
      throw new TypeError('connect ECONNREFUSED')
    })
    const attempt = await post(transport, URL_OF_PROVIDER)
    expect(attempt).toMatchObject({ end: 'connection_lost', transmission: { watchedBy: 'nobody' } })
    expect(attempt.transmission).not.toHaveProperty('stopped')
  })

  it('does not wait for a fetch that ignores its signal, and proves nothing by its silence', async () => {
    const clock = createTestClock()
    const transport = sending(() => {
      queueMicrotask(() => clock.advance(10_000))
      return new Promise(() => undefined)
    }, clock)
    const attempt = await post(transport, URL_OF_PROVIDER)
    expect(attempt.end).toBe('timed_out')
    expect(attempt.transmission).not.toHaveProperty('stopped')
  })

  it.each<[string, unknown]>([
    ['nothing', undefined],
    ['an object without a status', {}],
    ['a status that is text', { status: '201', headers: new Headers(), body: null }],
    ['a status that is no number', { status: Number.NaN, headers: new Headers(), body: null }],
    ['a status below all others', { status: 99, headers: new Headers(), body: null }],
    ['a status above all others', { status: 600, headers: new Headers(), body: null }],
    ['half a status', { status: 200.5, headers: new Headers(), body: null }],
    ['the response to a failed fetch', Response.error()],
    ['headers that throw', { status: 200, headers: [['a']], body: null }],
  ])('takes %s for no response, and not for an answer', async (_what, junk) => {
    const fetch = vi.fn<(...given: readonly unknown[]) => Promise<Response>>()
    fetch.mockImplementation(async () => Object(junk))
    const attempt = await post(sending(fetch), URL_OF_PROVIDER)
    expect(attempt).toMatchObject({ end: 'no_response', transmission: { watchedBy: 'nobody' } })
    expect(attempt.transmission).not.toHaveProperty('stopped')
  })

  it.each([100, 599])('takes a response with the status %s', async (status) => {
    const fetch = vi.fn<(...given: readonly unknown[]) => Promise<Response>>()
    fetch.mockImplementation(async () => Object({ status, headers: new Headers(), body: null }))
    const attempt = await post(sending(fetch), URL_OF_PROVIDER)
    expect(attempt).toMatchObject({ end: 'answered', status })
  })

  it('ends an attempt whatever is thrown', async () => {
    const throws = () => {
      throw new Error('No trap works.')
    }
    const transport = sending(() => Promise.reject(new Proxy({}, { getPrototypeOf: throws })))
    expect(await post(transport, URL_OF_PROVIDER)).toMatchObject({ end: 'connection_lost' })
  })

  it('gives up a response that is too large', async () => {
    const transport = sending(async () => new Response('x'.repeat(11)))
    expect(await post(transport, URL_OF_PROVIDER)).toMatchObject({ end: 'too_large' })
  })

  it('takes a response that is just small enough, and one without a body', async () => {
    const full = await post(
      sending(async () => new Response('x'.repeat(10))),
      URL_OF_PROVIDER,
    )
    expect(full).toMatchObject({ end: 'answered', body: new Uint8Array(10).fill(120) })
    const empty = await post(
      sending(async () => new Response(null, { status: 204 })),
      URL_OF_PROVIDER,
    )
    expect(empty).toMatchObject({ end: 'answered', status: 204, body: new Uint8Array() })
  })

  it('tells the fetch when the attempt is over', async () => {
    const clock = createTestClock()
    const signals: AbortSignal[] = []
    const transport = sending(({ signal }) => {
      signals.push(signal)
      queueMicrotask(() => clock.advance(10_000))
      return new Promise(() => undefined)
    }, clock)
    expect(await post(transport, URL_OF_PROVIDER)).toMatchObject({ end: 'timed_out' })
    expect(signals.map(({ aborted }) => aborted)).toEqual([true])
  })

  it('is not called with what cannot be sent, nor after the lease', async () => {
    let calls = 0
    const transport = sending(async () => {
      calls += 1
      return new Response('{}')
    })
    const broken = await post(transport, URL_OF_PROVIDER, { headers: () => ({ a: 'b\nc' }) })
    const late = await post(transport, URL_OF_PROVIDER, {
      mustLeaveBefore: { epochMs: 0, monotonicMs: 0 },
    })
    expect([broken.end, late.end, calls]).toEqual(['not_sendable', 'too_late', 0])
  })
})
