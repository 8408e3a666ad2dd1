import { type AdapterEvent, type Clock, systemClock } from '@paystate/core'
import { describe, expect, it } from 'vitest'
import { createTransport, type TransportOptions } from '../../src/index.ts'
import { createTestClock } from '../clock.ts'
import { freePort, startRawServer } from '../server.ts'
import { LEFT, OK, post } from './sending.ts'

const STOPPED = { stopped: 'aborted', connectorFailed: false, bytesLeft: false }
const fail = (): never => {
  throw new Error('broken')
}

/** Works so many times, then fails. */
function failing<T>(times: number, work: () => T): () => T {
  let left = times
  return () => {
    left -= 1
    return left < 0 ? fail() : work()
  }
}

function clockWith(part: Partial<Clock>): Clock {
  return { ...createTestClock(), ...part }
}

async function attemptWith(options: Partial<TransportOptions>, more = {}) {
  await using server = await startRawServer((socket) => socket.on('data', () => socket.write(OK)))
  const attempt = await post(createTransport({ provider: 'p', ...options }), server.url, more)
  return { attempt, received: server.received().join('') }
}

const badSignal = Object.assign(new AbortController().signal, { addEventListener: fail })

describe('what is injected and fails before anything is sent', () => {
  it.each<[string, Partial<TransportOptions>, object?]>([
    ['a sequence that throws', { sequence: { next: fail } }],
    ['a sequence that rejects', { sequence: { next: async () => fail() } }],
    ['a sequence without a number', { sequence: { next: () => Number.NaN } }],
    ['a clock that throws', { clock: clockWith({ now: fail }) }],
    ['a clock without a time', { clock: clockWith({ now: () => Number.NaN }) }],
    ['a clock beyond all dates', { clock: clockWith({ now: () => 1e300 }) }],
    ['a monotonic clock that throws', { clock: clockWith({ monotonic: fail }) }],
    ['a monotonic clock without a time', { clock: clockWith({ monotonic: () => Number.NaN }) }],
    ['a timer that throws', { clock: clockWith({ after: fail }) }],
    ['headers that throw', {}, { headers: fail }],
    ['headers that reject', {}, { headers: async () => fail() }],
    ['a signal that throws', {}, { signal: badSignal }],
  ])('stops the attempt: %s', async (_what, options, more) => {
    const { attempt, received } = await attemptWith(options, more)
    expect(attempt).toMatchObject({ end: 'not_started', transmission: STOPPED })
    expect(Date.parse(attempt.endedAt)).toBeGreaterThanOrEqual(Date.parse(attempt.begunAt))
    expect(received).toBe('')
  })

  it('stops the attempt at its deadline: a sequence that never gives a number', async () => {
    const clock = createTestClock()
    const next = () => {
      queueMicrotask(() => clock.advance(10_000))
      return new Promise<number>(() => undefined)
    }
    const { attempt, received } = await attemptWith({ clock, sequence: { next } })
    expect(attempt).toMatchObject({ end: 'timed_out', transmission: STOPPED })
    expect(received).toBe('')
  })

  it('stops the attempt: a clock that fails when the lease is checked', async () => {
    const clock = clockWith({ now: failing(1, () => 0) })
    const mustLeaveBefore = { epochMs: 1e15, monotonicMs: 1e15 }
    const sequence = { next: () => 1 }
    const { attempt, received } = await attemptWith({ clock, sequence }, { mustLeaveBefore })
    expect(attempt).toMatchObject({ end: 'not_started', transmission: STOPPED })
    expect(received).toBe('')
  })
})

describe('what is injected and fails after the request was sent', () => {
  it.each<[string, Partial<TransportOptions>]>([
    ['a sequence that throws', { sequence: { next: failing(1, () => 7) } }],
    [
      'a sequence that rejects',
      { sequence: { next: failing<number | Promise<number>>(1, () => 7) } },
    ],
    [
      'a clock that throws',
      { sequence: { next: () => 7 }, clock: clockWith({ now: failing(1, () => 0) }) },
    ],
  ])('leaves the response, and marks that its order is lost: %s', async (_what, options) => {
    const { attempt } = await attemptWith(options)
    expect(attempt).toMatchObject({
      end: 'answered',
      status: 200,
      orderLost: true,
      asOf: { begun: 7, received: 7 },
      transmission: LEFT,
    })
  })

  it('is no longer waited for after five seconds: a sequence that gives no number', async () => {
    const clock = createTestClock()
    let drawn = 0
    const next = () => {
      drawn += 1
      if (drawn === 1) return 7
      queueMicrotask(() => clock.advance(5_000))
      return new Promise<number>(() => undefined)
    }
    const { attempt } = await attemptWith({ clock, sequence: { next } })
    expect(attempt).toMatchObject({ end: 'answered', orderLost: true })
  })

  it('leaves the latest end that is possible: a clock that throws', async () => {
    const { attempt } = await attemptWith({
      sequence: { next: () => 7 },
      clock: clockWith({ now: failing(1, () => 0) }),
    })
    expect(attempt).toMatchObject({
      begunAt: '1970-01-01T00:00:00Z',
      endedAt: '1970-01-01T00:00:10Z',
      monotonic: { begun: 0, ended: 10_000 },
    })
  })

  it('keeps that bytes left, where no response came either', async () => {
    await using server = await startRawServer((socket) => socket.on('data', () => socket.destroy()))
    const clock = clockWith({ now: failing(1, () => 0) })
    const sending = createTransport({
      provider: 'p',
      clock,
      sequence: { next: failing(1, () => 7) },
    })
    const attempt = await post(sending, server.url)
    expect(attempt).toMatchObject({ end: 'connection_lost', transmission: LEFT })
  })

  it('changes nothing: a timer that cannot be set while it connects', async () => {
    const after = failing(1, () => () => undefined)
    const { attempt } = await attemptWith({ clock: clockWith({ after }) })
    expect(attempt).toMatchObject({ end: 'answered', status: 200 })
  })

  it('changes nothing: timers that cannot be called off', async () => {
    const after: Clock['after'] = () => fail
    const { attempt } = await attemptWith({ clock: clockWith({ after }) })
    expect(attempt).toMatchObject({ end: 'answered', status: 200 })
    expect(attempt).not.toHaveProperty('orderLost')
  })
})

describe('an observer', () => {
  it.each<[string, () => unknown]>([
    ['throws', fail],
    ['rejects', async () => fail()],
  ])('changes nothing where it %s', async (_what, observe) => {
    const { attempt } = await attemptWith({ observe })
    expect(attempt).toMatchObject({ end: 'answered', status: 200 })
    // A rejection that nobody handles fails the run.
    await new Promise((resolve) => setImmediate(resolve))
  })

  it('sees why no connection could be made', async () => {
    const events: AdapterEvent[] = []
    const transport = createTransport({ provider: 'p', observe: (event) => events.push(event) })
    await post(transport, `http://127.0.0.1:${await freePort()}/`)
    expect(events).toMatchObject([{ end: 'not_connected', connectFailure: 'refused' }])
  })

  it('sees attempts without their contents', async () => {
    const events: AdapterEvent[] = []
    await attemptWith({ clock: createTestClock(), observe: (event) => events.push(event) })
    expect(events).toEqual([
      {
        type: 'attempt',
        provider: 'p',
        operation: 'refund_payment',
        reference: 'r1',
        durationMs: 0,
        httpStatus: 200,
        end: 'answered',
      },
    ])
  })
})

it('orders by numbers that come later, too', async () => {
  let last = 4
  const clock = createTestClock()
  const sequence = { next: async () => ++last }
  const { attempt } = await attemptWith({ clock, sequence })
  expect(attempt).toMatchObject({ asOf: { begun: 5, received: 6 } })
  expect(attempt).not.toHaveProperty('orderLost')
  await clock.idle()
})

it('draws the order from the injected clock, where there is no sequence', async () => {
  const { attempt } = await attemptWith({ clock: clockWith({ now: () => 1_000 }) })
  expect(attempt).toMatchObject({ asOf: { begun: 1_000_000, received: 1_000_001 } })
})

it('draws the order before the request leaves and after the response came', async () => {
  const steps: string[] = []
  const sequence = { next: () => steps.push('number') }
  await using server = await startRawServer((socket) =>
    socket.on('data', () => {
      steps.push('request')
      socket.write(OK)
    }),
  )
  const attempt = await post(
    createTransport({ provider: 'p', sequence, clock: systemClock }),
    server.url,
  )
  expect(steps).toEqual(['number', 'request', 'number'])
  expect(attempt).toMatchObject({ asOf: { begun: 1, received: 3 } })
})
