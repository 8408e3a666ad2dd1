import { instantOf } from '@paystate/core'
import { expect, it } from 'vitest'
import { retryAfterIn } from '../../src/responses/retry-after.ts'

const NOW = Date.UTC(2026, 0, 15, 12)
const HOUR = 3_600_000

function waitOf(headers: Readonly<Record<string, string>>): number | undefined {
  const at = retryAfterIn({ headers: new Headers(headers), endedAt: instantOf(NOW) })
  return at === undefined ? undefined : Date.parse(at) - NOW
}

it.each([
  ['0', 0],
  ['7', 7_000],
  ['3599', 3_599_000],
  ['3601', HOUR],
  ['999999999999', HOUR],
])('%s seconds are that long, at most an hour', (text, wait) => {
  expect(waitOf({ 'retry-after': text })).toBe(wait)
})

it('spaces around it do not matter', () => {
  const headers = { get: (name: string) => (name === 'retry-after' ? ' 7 ' : null) }
  const at = retryAfterIn({
    headers: Object.assign(new Headers(), headers),
    endedAt: instantOf(NOW),
  })
  expect(at).toBe(instantOf(NOW + 7_000))
})

it.each([
  ['in a minute', 'Thu, 15 Jan 2026 12:01:00 GMT', 60_000],
  ['tomorrow', 'Fri, 16 Jan 2026 12:00:00 GMT', HOUR],
  ['in the past', 'Thu, 15 Jan 2026 11:00:00 GMT', 0],
])('a date %s is compared with our time where the server names none', (_, text, wait) => {
  expect(waitOf({ 'retry-after': text })).toBe(wait)
  expect(waitOf({ 'retry-after': text, date: 'no date' })).toBe(wait)
})

it('a date is compared with the time of the same server', () => {
  const date = 'Thu, 15 Jan 2026 08:00:00 GMT' // its clock is four hours behind
  expect(waitOf({ 'retry-after': 'Thu, 15 Jan 2026 08:00:30 GMT', date })).toBe(30_000)
})

it.each([
  '',
  'soon',
  '7s',
  '-7',
  'x7',
  '7.5',
  '1000000000000',
  '2026-01-15T12:01:00Z',
  'Thu, 15 Jan 2026 12:01:00',
])('%j says nothing', (text) => {
  expect(waitOf({ 'retry-after': text })).toBeUndefined()
})

it('without the header there is no time', () => {
  expect(waitOf({})).toBeUndefined()
  expect(waitOf({ date: 'Thu, 15 Jan 2026 12:00:00 GMT' })).toBeUndefined()
})
