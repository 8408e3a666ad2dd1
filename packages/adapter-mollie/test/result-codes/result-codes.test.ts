import { ERROR_TABLE } from '@paystate/core'
import { describe, expect, it } from 'vitest'
import type { MollieExtra } from '../../src/index.ts'
import { retryAfterOf } from '../../src/result-codes/retry-after.ts'
import { RESULT_CODES } from '../../src/tables.ts'
import { answering, refusal } from '../support/answering.ts'
import { aPayment } from '../support/connected.ts'
import { ACCOUNT } from '../support/read-as.ts'

const first = { previousAttempts: 'none' } as const
const payment = { account: ACCOUNT, id: 'tr_5B8cwPMGnU6qLbRvo7qEZo' }
const amount = { currency: 'EUR', minorUnits: 400 }

describe('the table of errors', () => {
  it('has one row for each operation, status and field', () => {
    const places = RESULT_CODES.map(({ operation, code }) => `${operation} ${code}`)
    expect(new Set(places).size).toBe(places.length)
  })

  it.each(RESULT_CODES)(
    '$operation $code says what happened, what to do and who says so',
    (row) => {
      expect(Object.keys(ERROR_TABLE)).toContain(row.error)
      expect(row.what).toMatch(/\.$/)
      expect(row.advice).toMatch(/\.$/)
      expect(row.source).toMatch(/^https:\/\/docs\.mollie\.com\//)
      expect(row.code.startsWith(String(row.httpStatus))).toBe(true)
    },
  )

  it('takes no answer for proof that could be given to a repeat of what was done', () => {
    const proving = RESULT_CODES.filter(({ outcome }) => outcome === 'not_applied')
    expect(new Set(proving.map(({ code }) => code.split(':')[0]))).toEqual(
      new Set(['401', '403', '404', '409', '422', '429']),
    )
    expect(proving.filter(({ httpStatus }) => httpStatus === 409)).toMatchObject([
      { operation: 'refund_payment', code: '409:equal_refund' },
    ])
    expect(RESULT_CODES.filter(({ httpStatus }) => httpStatus >= 500)).not.toContainEqual(
      expect.objectContaining({ outcome: 'not_applied' }),
    )
  })
})

describe('when to try again', () => {
  const endedAt = '2026-01-15T12:00:00Z'

  it.each([
    ['7', '2026-01-15T12:00:07Z'],
    ['0', '2026-01-15T12:00:00Z'],
    ['Thu, 15 Jan 2026 12:01:00 GMT', '2026-01-15T12:01:00Z'],
    ['Thu, 15 Jan 2026 11:00:00 GMT', '2026-01-15T12:00:00Z'],
    ['999999999', '2026-01-15T13:00:00Z'],
    ['soon', '2026-01-15T12:00:01Z'],
    [undefined, '2026-01-15T12:00:01Z'],
  ])('by %s is %s', (header, wanted) => {
    const headers = new Headers(header === undefined ? {} : { 'retry-after': header })
    expect(retryAfterOf({ headers, endedAt })).toBe(wanted)
  })

  it('by a date is as long as the clock of the provider says, whatever ours does', () => {
    const headers = new Headers({
      'retry-after': 'Thu, 15 Jan 2026 10:01:00 GMT',
      date: 'Thu, 15 Jan 2026 10:00:00 GMT',
    })
    expect(retryAfterOf({ headers, endedAt })).toBe('2026-01-15T12:01:00Z')
  })
})

/** What Mollie answers in so many words, with the operation that meets it. */
describe('an answer of the provider', () => {
  const NOT_FOUND = { title: 'Not Found', detail: 'No payment exists with token tr_1.' }
  const INVALID = { title: 'Unprocessable Entity' }

  it.each([
    [401, { title: 'Unauthorized Request', detail: 'Missing authentication' }, '401', /key/],
    [
      422,
      { ...INVALID, detail: 'The amount is required', field: 'amount' },
      '422:amount',
      /limits/,
    ],
    [
      422,
      { ...INVALID, detail: 'The amount is higher', field: 'amount.value' },
      '422:amount',
      /limits/,
    ],
    [422, { ...INVALID, field: 'amount.currency' }, '422:amount.currency', /currency/],
    [422, { ...INVALID, field: 'description' }, '422:description', /description/],
    [422, { ...INVALID, field: 'method' }, '422:method', /listMethods/],
    [
      422,
      { ...INVALID, detail: 'No suitable payment methods found' },
      '422:no_suitable_method',
      /Enable one/,
    ],
    [422, { ...INVALID, field: 'webhookUrl' }, '422:webhookUrl', /publicly reachable/],
    [422, { ...INVALID, field: 'redirectUrl' }, '422:redirectUrl', /return URL/],
    [422, { ...INVALID, field: 'metadata' }, '422:metadata', /Shorten/],
    [
      422,
      { ...INVALID, detail: 'Non-existent body parameter "x" for this API call.', field: 'x' },
      '422:unknown_parameter',
      /names x\./,
    ],
    [422, { ...INVALID, field: 'lines.0.vatRate' }, '422', /names lines\.0\.vatRate\./],
    [429, { title: 'Too Many Requests' }, '429', /retryAfter/],
  ])(
    '%i %j to a create is the row %s, which says what to do',
    async (status, reply, code, says) => {
      const { mollie } = answering(() => refusal(status, reply))
      expect(await mollie.createPayment(aPayment(), first)).toMatchObject({
        kind: 'not_applied',
        proof: { type: 'rejected', code },
        error: { providerCode: code, message: expect.stringMatching(says) },
      })
    },
  )

  it.each([
    [400, { title: 'Bad Request' }, 'earlier_request_exists'],
    [409, { title: 'Conflict' }, 'earlier_request_exists'],
    [503, { title: 'Service Unavailable' }, 'unavailable'],
  ])('%i %j to a create proves nothing', async (status, reply, code) => {
    const { mollie } = answering(() => refusal(status, reply))
    const outcome = await mollie.createPayment(aPayment(), first)
    expect(outcome).toMatchObject({ kind: 'unknown', error: { code, httpStatus: status } })
  })

  it.each([
    ['a refund', 422, { ...INVALID, field: 'amount.value' }, '422:amount', /refund what remains/],
    ['a refund', 404, NOT_FOUND, '404', /Check the id/],
    ['a capture', 422, INVALID, '422', /still authorized/],
    [
      'a cancel',
      422,
      { ...INVALID, detail: 'The payment cannot be cancelled' },
      '422',
      /refund it/,
    ],
    ['a cancel of a refund', 404, NOT_FOUND, '404', /already canceled/],
  ] as const)('to %s, %i %j is the row %s', async (what, status, reply, code, says) => {
    const { mollie } = answering(() => refusal(status, reply))
    const about = { reference: 'operation_1', payment }
    const calls = {
      'a refund': () => mollie.refundPayment({ ...about, amount }, first),
      'a capture': () => mollie.capturePayment({ ...about, amount }, first),
      'a cancel': () => mollie.cancelPayment({ ...about, ifPaid: 'keep' }, first),
      'a cancel of a refund': () =>
        mollie.cancelRefund({ reference: 'x', refund: { payment, id: 're_1' } }, first),
    }
    expect(await calls[what]()).toMatchObject({
      kind: 'not_applied',
      proof: { type: 'rejected', code },
      error: { message: expect.stringMatching(says) },
    })
  })

  it.each([
    [400, { detail: 'Invalid cursor value', field: 'from' }, 'refused', /List again.*/],
    [401, { title: 'Unauthorized Request' }, 'unauthorized', /Check the key/],
    [404, NOT_FOUND, 'not_found', /Check the id/],
    [503, {}, 'unavailable', /Read again later/],
  ])('%i %j to a read says what to do', async (status, reply, code, says) => {
    const { mollie } = answering(() => refusal(status, reply))
    await expect(mollie.check()).rejects.toMatchObject({
      code,
      message: expect.stringMatching(says),
    })
    await expect(mollie.check()).rejects.not.toMatchObject({
      message: expect.stringMatching(/recover|same reference/),
    })
  })

  it('names a field by its name, and repeats nothing else that the provider wrote', async () => {
    const extra: MollieExtra = { billingAddress: { email: 'payer@shop.example' } }
    const detail = 'The email payer@shop.example is invalid'
    for (const field of ['billingAddress.email', 'payer@shop.example', 'x'.repeat(65)]) {
      const { mollie } = answering(() => refusal(422, { detail, field }))
      const outcome = await mollie.createPayment(aPayment({ extra }), first)
      if (outcome.kind !== 'not_applied') throw new Error('applied')
      expect(outcome.error.message).not.toContain('payer@')
      const isNamed = outcome.error.message.includes('It names')
      expect(isNamed).toBe(field === 'billingAddress.email')
    }
  })
})
