import { instantOf } from '@paystate/core'
import { expect, it } from 'vitest'
import { type AnsweredAttempt, createResultCodes, textIn } from '../../src/index.ts'

const codes = createResultCodes(
  [
    { code: 'poor', what: 'No money.', error: 'declined', proves: ['create_payment'] },
    { code: 'twice', what: 'Equal.', next: 'same_reference', retryAfterMs: 3_600_000 },
  ],
  { codeIn: (body) => textIn(body, 'code') },
)

function answered(
  status: number,
  body: object | string,
  headers: Record<string, string> = {},
): AnsweredAttempt {
  const at = instantOf(0)
  const text = typeof body === 'string' ? body : JSON.stringify(body)
  return {
    end: 'answered',
    status,
    headers: new Headers(headers),
    body: new TextEncoder().encode(text),
    asOf: { begun: 1, received: 2 },
    ...{ begunAt: at, endedAt: at, monotonic: { begun: 0, ended: 0 } },
    transmission: { watchedBy: 'reported', connectorFailed: false, bytesLeft: true },
  }
}

it('proves by the rows that say so, for the writes that they name', () => {
  expect([...codes.rejectionsOf('create_payment')]).toEqual([['poor', 'this_attempt']])
  expect([...codes.rejectionsOf('refund_payment')]).toEqual([])
})

it('reads a refusal by its row', () => {
  expect(codes.readRefusal(answered(422, { code: 'poor' }))).toMatchObject({
    ...{ says: 'refused', code: 'poor', error: 'declined', next: 'new_reference' },
  })
  expect(codes.readRefusal(answered(409, { code: 'twice' }))).toMatchObject({
    ...{ next: 'same_reference', retryAfter: instantOf(3_600_000) },
  })
  expect(codes.readRefusal(answered(422, { code: 'pondered' }))).toMatchObject({
    ...{ says: 'refused', code: 'pondered', error: 'refused' },
  })
})

it.each([
  ['a code under a status of the server’s', 503, { code: 'poor' }, 'unavailable'],
  ['a code under too many requests', 429, { code: 'poor' }, 'rate_limited'],
  ['a code under a redirect', 302, { code: 'poor' }, 'unreadable_response'],
  ['a success that is not believed', 200, { code: 'poor' }, 'unverified_response'],
  ['a page of somebody else’s', 403, '<html>', 'unauthorized'],
])('%s is no refusal', (_what, status, body, error) => {
  expect(codes.readRefusal(answered(status, body))).toMatchObject({ says: 'unclear', error })
})

it('says from when on it may be sent again, where the response does', () => {
  const retryAfter = instantOf(7_000)
  const asked = { 'retry-after': '7' }
  expect(codes.readRefusal(answered(429, {}, asked))).toMatchObject({ says: 'unclear', retryAfter })
  expect(codes.readRefusal(answered(422, { code: 'poor' }, asked))).toMatchObject({ retryAfter })
  expect(codes.readRefusal(answered(409, { code: 'twice' }, asked))).toMatchObject({
    retryAfter: instantOf(3_600_000),
  })
  expect(codes.readRefusal(answered(429, {}))).not.toHaveProperty('retryAfter')
})
