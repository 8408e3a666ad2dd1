import { expect, it } from 'vitest'
import { type FailedAttempt, readError } from '../../src/index.ts'
import { CONNECT_FAILURES } from '../transport/connect-failures.ts'

const times = {
  begunAt: '2026-01-15T12:00:00Z',
  endedAt: '2026-01-15T12:00:01Z',
  monotonic: { begun: 0, ended: 0 },
  transmission: { watchedBy: 'connection', connectorFailed: false, bytesLeft: true },
} as const
const details = { provider: 'p', operation: 'get_payment', reference: 'r1' }

it.each<{ end: FailedAttempt['end']; code: string; what: string }>([
  {
    end: 'not_sendable',
    code: 'invalid_request',
    what: 'A header of the request cannot be sent.',
  },
  {
    end: 'not_started',
    code: 'aborted',
    what: 'The clock, the sequence or the key failed before the request was sent.',
  },
  { end: 'too_late', code: 'aborted', what: 'The time in which it had to be sent was over.' },
  { end: 'not_connected', code: 'not_connected', what: 'The provider could not be reached.' },
  { end: 'aborted', code: 'aborted', what: 'The read was canceled.' },
  { end: 'timed_out', code: 'timed_out', what: 'No response arrived in time.' },
  {
    end: 'connection_lost',
    code: 'connection_lost',
    what: 'The connection broke before a response arrived.',
  },
  { end: 'too_large', code: 'unreadable_response', what: 'The response was too large to read.' },
])('says of a read that ended $end that nothing has changed', ({ end, code, what }) => {
  const error = readError({ ...times, end }, details)

  expect(error).toMatchObject({ code, ...details })
  expect(error.message).toBe(
    `get_payment r1 at p: ${what} A read moves no money, and what was known before still holds. ` +
      'Read it again later.',
  )
})

it('gives the advice of whoever asked', () => {
  const error = readError({ ...times, end: 'timed_out' }, { ...details, advice: 'Ask a person.' })

  expect(error.message).toMatch(/Ask a person\.$/)
})

it.each(CONNECT_FAILURES)('says why no connection could be made: %s', (connectFailure, why) => {
  const error = readError({ ...times, end: 'not_connected', connectFailure }, details)

  expect(error.message).toContain(`The provider could not be reached: ${why}. `)
})
