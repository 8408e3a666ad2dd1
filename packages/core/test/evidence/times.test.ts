import { expect, it } from 'vitest'
import { project, readsOf, reported } from '../evidence.ts'

const CREATED = '2026-01-15T12:00:00Z'

it('keeps what happened when a later answer leaves it out', () => {
  const { payment } = project(
    readsOf(reported('requires_action', { times: { createdAt: CREATED } }), reported('captured')),
  )
  expect(payment.times.createdAt).toBe(CREATED)
})

it('forgets when to ask again once a later answer no longer says so', () => {
  const open = reported('requires_action', { times: { pollAfter: '2026-01-15T12:05:00Z' } })
  expect(project(readsOf(open)).payment.times.pollAfter).toBe('2026-01-15T12:05:00Z')
  expect(project(readsOf(open, reported('captured'))).payment.times).toEqual({})
})
