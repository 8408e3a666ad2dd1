import { expect, it } from 'vitest'
import type { FailedAttempt } from '../../src/index.ts'
import { failureOf } from '../../src/transport/attempt-failure.ts'
import { CONNECT_FAILURES } from './connect-failures.ts'
import { LEFT } from './sending.ts'

const failed = (
  end: FailedAttempt['end'],
  connectFailure?: FailedAttempt['connectFailure'],
): FailedAttempt => ({
  begunAt: '2026-01-15T12:00:00Z',
  endedAt: '2026-01-15T12:00:00Z',
  monotonic: { begun: 0, ended: 0 },
  transmission: LEFT,
  end,
  ...(connectFailure && { connectFailure }),
})

it.each([
  ['not_sendable', 'invalid_request', 'A header of the request cannot be sent.'],
  [
    'not_started',
    'aborted',
    'The clock, the sequence or the key failed before the request was sent.',
  ],
  ['too_late', 'aborted', 'The time in which it had to be sent was over.'],
  ['not_connected', 'not_connected', 'The provider could not be reached.'],
  ['aborted', 'aborted', 'The call was aborted before a response arrived.'],
  ['timed_out', 'timed_out', 'No response arrived in time.'],
  ['connection_lost', 'connection_lost', 'The connection broke before a response arrived.'],
  ['too_large', 'unreadable_response', 'The response was too large to read.'],
  ['no_response', 'unreadable_response', 'What the injected fetch returned is no HTTP response.'],
] as const)('an attempt that ends as %s is a failure of the code %s', (end, error, what) => {
  expect(failureOf(failed(end))).toEqual({ error, what })
})

it.each(CONNECT_FAILURES)('a connection that failed by %s is explained', (connectFailure, why) => {
  expect(failureOf(failed('not_connected', connectFailure))).toEqual({
    error: 'not_connected',
    what: `The provider could not be reached: ${why}.`,
  })
})

it('a connector that failed before explains no other end', () => {
  expect(failureOf(failed('connection_lost', 'refused'))).toEqual({
    error: 'connection_lost',
    what: 'The connection broke before a response arrived.',
  })
})
