import type { AttemptEvent } from '@paystate/core'
import { expect, it } from 'vitest'
import type { Attempt, AttemptRequest } from '../../src/index.ts'
import { show } from '../../src/transport/observe.ts'
import { LEFT, requestTo } from './sending.ts'

const times = {
  begunAt: '2026-01-15T12:00:00Z',
  endedAt: '2026-01-15T12:00:03Z',
  monotonic: { begun: 2_000, ended: 5_000 },
  transmission: LEFT,
} as const

function seen(attempt: Attempt, request: AttemptRequest = requestTo('https://p.example/')) {
  const events: AttemptEvent[] = []
  show((event) => events.push(event), { provider: 'p', request, attempt })
  return events
}

const SEEN = {
  type: 'attempt',
  provider: 'p',
  operation: 'refund_payment',
  reference: 'r1',
  durationMs: 3_000,
} as const

it.each([
  ['not_sendable', 'stopped'],
  ['not_started', 'stopped'],
  ['too_late', 'stopped'],
  ['not_connected', 'not_connected'],
  ['aborted', 'aborted'],
  ['timed_out', 'timed_out'],
  ['connection_lost', 'connection_lost'],
  ['too_large', 'connection_lost'],
  ['no_response', 'connection_lost'],
] as const)('an observer sees an attempt that ends as %s as %s, without a status', (end, as) => {
  expect(seen({ ...times, end })).toStrictEqual([{ ...SEEN, end: as }])
})

it('an observer sees why no connection could be made', () => {
  expect(seen({ ...times, end: 'not_connected', connectFailure: 'proxy' })).toStrictEqual([
    { ...SEEN, end: 'not_connected', connectFailure: 'proxy' },
  ])
})

it('an observer sees the status of a response, and nothing else of it', () => {
  const attempt: Attempt = {
    ...times,
    end: 'answered',
    status: 409,
    headers: new Headers({ secret: 'x' }),
    body: new TextEncoder().encode('secret'),
    asOf: { begun: 1, received: 2 },
  }
  expect(seen(attempt)).toStrictEqual([{ ...SEEN, end: 'answered', httpStatus: 409 }])
})

it('an observer is told that the client of the provider would have sent other bytes', () => {
  const request = requestTo('https://p.example/', { reference: undefined, differsFromClient: true })
  const { reference: _reference, ...rest } = SEEN
  expect(seen({ ...times, end: 'aborted' }, request)).toStrictEqual([
    { ...rest, end: 'aborted', differsFromClient: true },
  ])
})
