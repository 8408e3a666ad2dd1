import { expect, it } from 'vitest'
import { callError, type FailedAttempt } from '../../src/index.ts'

const times = {
  begunAt: '2026-01-15T12:00:00Z',
  endedAt: '2026-01-15T12:00:01Z',
  monotonic: { begun: 0, ended: 0 },
  transmission: { watchedBy: 'nobody', connectorFailed: false, bytesLeft: true },
} as const
const details = { provider: 'p', operation: 'native' }

it.each<FailedAttempt['end']>(['not_sendable', 'not_started', 'too_late', 'not_connected'])(
  'says of a call that ended %s that it had no effect',
  (end) => {
    expect(callError({ ...times, end }, details).message).toMatch(
      /^native at p: .+ Nothing was sent, so the call had no effect\. Call it again later\.$/,
    )
  },
)

it.each<FailedAttempt['end']>([
  'aborted',
  'timed_out',
  'connection_lost',
  'too_large',
  'no_response',
])('says of a call that ended %s that its effect is not known', (end) => {
  expect(callError({ ...times, end }, details).message).toMatch(
    /^native at p: .+ Whether the call had an effect is not known\. Read what it is about before/,
  )
})
