import type { AnsweredAttempt } from '@paystate/adapter-kit'
import { SIMULATOR_KEYS } from '@paystate/simulator/antom'
import { describe, expect, it } from 'vitest'
import { readPublicKey } from '../../src/configuration/read-keys.ts'
import { readResponse } from '../../src/http/read-response.ts'
import { createResponseClock } from '../../src/http/response-clock.ts'
import { bytesOf, sealed } from '../support/answering.ts'
import { CLIENT_ID } from '../support/connected.ts'

const PATH = '/ams/api/v1/payments/pay'
const keys = [readPublicKey(SIMULATOR_KEYS.antom.publicKey)].filter((key) => key !== undefined)

const SUCCESS = { result: { resultCode: 'SUCCESS', resultStatus: 'S' }, paymentId: 'p_1' }

interface Sent {
  readonly status?: number
  readonly body?: Uint8Array
  /** Headers that differ from those of a signed answer; undefined takes one away. */
  readonly headers?: Readonly<Record<string, string | undefined>>
}

/** An answer as it came, signed where nothing else is said. */
function answered({ status = 200, body = bytesOf(SUCCESS), headers = {} }: Sent): AnsweredAttempt {
  const all = new Headers()
  for (const [name, value] of Object.entries({ ...sealed(PATH, body), ...headers })) {
    if (value !== undefined) all.set(name, value)
  }
  return {
    end: 'answered',
    asOf: { begun: 1, received: 2 },
    begunAt: '2026-01-15T12:00:00Z',
    endedAt: '2026-01-15T12:00:01Z',
    monotonic: { begun: 0, ended: 0 },
    transmission: { watchedBy: 'connection', connectorFailed: false, bytesLeft: true },
    status,
    body,
    headers: all,
  }
}

function read(sent: Sent, merchantAccountId?: string) {
  const clock = createResponseClock()
  const expected = { path: PATH, clientId: CLIENT_ID, merchantAccountId, keys, clock }
  return readResponse(answered(sent), expected)
}

describe('an answer is believed', () => {
  it.each([200, 299])('when Antom signed it, by HTTP status %d', (status) => {
    expect(read({ status })).toMatchObject({
      kind: 'signed',
      result: { status: 'S', code: 'SUCCESS' },
      body: { paymentId: 'p_1' },
    })
  })

  it('when it does not repeat the client id that it was signed for', () => {
    expect(read({ headers: { 'client-id': undefined } }).kind).toBe('signed')
  })
})

describe('a success is not believed', () => {
  it.each([199, 300, 302, 404])('by HTTP status %d, though it is signed', (status) => {
    expect(read({ status })).toEqual({
      kind: 'unproven',
      why: 'unsigned',
      result: { status: 'S', code: 'SUCCESS', verbatim: 'SUCCESS' },
    })
  })

  it.each([
    ['without a signature', { signature: undefined }],
    ['without the time that was signed', { 'response-time': undefined }],
    [
      'without a time, though a signature over the word null would fit',
      { ...sealed(PATH, bytesOf(SUCCESS), { time: 'null' }), 'response-time': undefined },
    ],
    ['without either', { signature: undefined, 'response-time': undefined }],
    ['with another time', { 'response-time': '2026-01-15T04:00:01-08:00' }],
    ['with a signature of something else', { signature: sealed('/other', bytesOf({})).signature }],
  ])('%s', (_how, headers) => {
    expect(read({ headers }).kind).toBe('unproven')
  })

  it('of another client, though it is signed for that one', () => {
    const headers = sealed(PATH, bytesOf(SUCCESS), { clientId: 'SANDBOX_1' })

    expect(read({ headers }).kind).toBe('unproven')
  })
})

describe('a store behind a shared client id', () => {
  const body = bytesOf({ ...SUCCESS, merchantAccountId: 'store_2' })

  it('believes no response about another store', () => {
    expect(read({ body }, 'store_1')).toMatchObject({ kind: 'unproven', why: 'other_account' })
  })

  it('believes one about itself, and one that names none', () => {
    expect(read({ body }, 'store_2').kind).toBe('signed')
    expect(read({}, 'store_2').kind).toBe('signed')
    expect(read({ body }).kind).toBe('signed')
  })
})

describe('what is no answer of the API', () => {
  it.each([
    ['no JSON', Buffer.from('<html>')],
    ['no object', Buffer.from('"SUCCESS"')],
    ['not UTF-8', Buffer.from([...bytesOf(SUCCESS).slice(0, -2), 0x2c, 0x22, 0xff, 0x22, 0x7d])],
    ['without a result', bytesOf({ paymentId: 'p_1' })],
    ['with a result that says nothing', bytesOf({ result: { resultCode: 'SUCCESS' } })],
  ])('is unreadable, also when it is signed: %s', (_what, body) => {
    expect(read({ body })).toStrictEqual({
      kind: 'unreadable',
      httpStatus: 200,
      error: 'unreadable_response',
      what: 'The response is not from the API.',
    })
  })

  it.each([500, 503])('is an outage by HTTP status %d, whatever it says', (status) => {
    expect(read({ status })).toStrictEqual({
      kind: 'unreadable',
      httpStatus: status,
      error: 'unavailable',
      what: 'The provider is temporarily unavailable.',
    })
  })

  it('is a limit by HTTP status 429, and says when to ask again', () => {
    expect(read({ status: 429, headers: { 'retry-after': '120' } })).toStrictEqual({
      kind: 'unreadable',
      httpStatus: 429,
      error: 'rate_limited',
      what: 'The provider is rate limiting requests.',
      retryAfter: '2026-01-15T12:02:01Z',
    })
  })

  it.each(['', 'soon', '-1', 'x30', '30s', '1.5', '2026-01-15'])(
    'says no time to ask again by "%s"',
    (text) => {
      expect(read({ status: 429, headers: { 'retry-after': text } })).not.toHaveProperty(
        'retryAfter',
      )
    },
  )

  it.each([
    ['999999999', {}, '2026-01-15T13:00:01Z'],
    ['Thu, 15 Jan 2026 12:02:00 GMT', {}, '2026-01-15T12:02:00Z'],
    ['Thu, 15 Jan 2026 11:00:00 GMT', {}, '2026-01-15T12:00:01Z'],
    ['Fri, 16 Jan 2099 11:00:00 GMT', {}, '2026-01-15T13:00:01Z'],
    [
      'Thu, 15 Jan 2026 20:05:00 GMT',
      { date: 'Thu, 15 Jan 2026 20:00:00 GMT' },
      '2026-01-15T12:05:01Z',
    ],
  ])('says by "%s" to ask again, within an hour', (text, more, retryAfter) => {
    const headers = { 'retry-after': text, ...more }

    expect(read({ status: 503, headers })).toMatchObject({ retryAfter })
  })
})
