import { readingOf } from '@paystate/adapter-kit'
import { PAYMENT_STATUSES, refundableOf } from '@paystate/core'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readDispute } from '../../src/disputes/read-dispute.ts'
import { readPayment } from '../../src/payments/read-payment.ts'
import { readRefund } from '../../src/refunds/read-refund.ts'
import { readNotification } from '../../src/webhooks/read-message.ts'
import { disputeReply } from '../../src/wire/dispute.ts'
import { parseJson } from '../../src/wire/parse-json.ts'
import { paymentReply } from '../../src/wire/payment.ts'
import { refundReply } from '../../src/wire/refund.ts'

const account = { provider: 'antom', mode: 'test', id: 'SANDBOX_1', credential: 'k' } as const
const provenance = {
  account,
  asOf: { begun: 1, received: 2 },
  at: '2026-01-01T00:00:00Z',
  via: 'read',
  providerNow: '2026-01-01T00:00:00Z',
} as const

function read(body: unknown) {
  return readingOf(readPayment(paymentReply.parse(body), provenance)).payment
}

const paid = {
  paymentStatus: 'SUCCESS',
  paymentRequestId: 'order_1',
  paymentId: 'p_1',
  paymentAmount: { currency: 'PHP', value: '1314' },
  paymentTime: '2020-05-13T01:21:16-07:00',
}
const refund = {
  transactionType: 'REFUND',
  transactionStatus: 'SUCCESS',
  transactionId: 'r_1',
  transactionRequestId: 'refund_1',
  transactionAmount: { currency: 'PHP', value: '900' },
}
const capture = { ...refund, transactionType: 'CAPTURE', transactionId: 'c_1' }

describe('an answer is read leniently', () => {
  it.each([
    ['absent', {}],
    ['null', { transactions: null }],
    ['empty', { transactions: [] }],
  ])('no transactions, written as %s, are none', (_how, more) => {
    expect(read({ ...paid, ...more })).toMatchObject({
      status: 'captured',
      amounts: { captured: 1314, refunded: 0, refundPending: 0 },
    })
  })

  it.each([
    ['PROCESSING', 'UNKNOWN_EXCEPTION', 'processing'],
    ['FAIL', 'UNKNOWN_EXCEPTION', 'failed'],
    ['FAIL', 'SUCCESS', 'failed'],
    ['CANCELLED', 'UNKNOWN_EXCEPTION', 'canceled'],
    ['PENDING', 'SUCCESS', 'processing'],
    ['SUCCESS', 'PROCESS_FAIL', 'captured'],
  ])(
    '%s stays what it is whatever code stands beside it: %s',
    (word, paymentResultCode, status) => {
      const answer = { ...paid, paymentStatus: word, paymentResultCode }

      expect(read(answer)).toMatchObject({ status, providerStatus: { codes: [paymentResultCode] } })
    },
  )

  it.each(['PROCESSING', 'PENDING', 'FAIL'])(
    'what was taken is not known where %s stands beside a sign that it was paid',
    (paymentStatus) => {
      const { paymentTime: _time, ...unpaid } = { ...paid, paymentStatus }
      const taken = (body: object) => read(body).amounts.captured

      expect(taken({ ...unpaid, paymentTime: paid.paymentTime })).toBe('not_reported')
      expect(taken({ ...unpaid, transactions: [capture] })).toBe(900)
      expect(taken({ ...unpaid, transactions: [refund] })).not.toBe(0)
      expect(taken(unpaid)).toBe(0)
    },
  )

  it.each([
    ['mixed case', { paymentStatus: 'Success' }],
    ['blanks around', { paymentStatus: ' SUCCESS\n' }],
    ['an amount as a number', { paymentAmount: { currency: 'PHP', value: 1314 } }],
    ['a currency in small letters', { paymentAmount: { currency: 'php', value: '1314' } }],
    ['an id as a number', { paymentId: 20240115 }],
    ['empty strings', { paymentResultInfo: { cardNo: '', cardBrand: '', threeDSResult: null } }],
    ['a field of another type', { redirectActionForm: 'none', metadata: 7, pspCustomerInfo: [] }],
  ])('with %s it reads the same', (_how, more) => {
    expect(read({ ...paid, ...more })).toMatchObject({
      status: 'captured',
      amounts: { requested: 1314, captured: 1314 },
      providerStatus: { recognized: true },
    })
  })

  it.each(['authExpiryTime', 'authExpirytime'])('the authorization ends at %s', (name) => {
    expect(read({ ...paid, [name]: '2026-08-26T23:33:16-07:00' })).toMatchObject({
      status: 'authorized',
      times: { captureBefore: '2026-08-27T06:33:16Z', authorizedAt: '2020-05-13T08:21:16Z' },
    })
  })

  it('a new word never throws, never ends and never ships', () => {
    expect(read({ ...paid, paymentStatus: 'ON_HOLD' })).toMatchObject({
      status: 'processing',
      providerStatus: { value: 'ON_HOLD', recognized: false },
      amounts: { amount: 1314, authorized: 'not_reported', captured: 'not_reported' },
      nextAction: 'not_reported',
    })
  })

  it.each([
    ['no number', { currency: 'PHP', value: 'lots' }],
    ['a fraction', { currency: 'PHP', value: '13.14' }],
    ['a negative number', { currency: 'PHP', value: '-1314' }],
    ['more than can be counted', { currency: 'PHP', value: '99999999999999999999' }],
    ['a currency of unknown smallest unit', { currency: 'KWD', value: '1314' }],
    ['nothing', undefined],
  ])('success without a readable amount (%s) does not move the status', (_how, paymentAmount) => {
    const payment = read({ ...paid, paymentAmount })

    expect(payment.status).toBe('processing')
    expect(payment.amounts.captured).toBe('not_reported')
  })

  it('a transaction without any name leaves the totals open, and the others are read', () => {
    const nameless = { ...refund, transactionId: undefined, transactionRequestId: '' }
    const body = { ...paid, transactions: [refund, nameless] }
    const observation = readPayment(paymentReply.parse(body), provenance)

    expect(observation.refunds).toMatchObject([{ reference: 'refund_1', amount: 900 }])
    expect(observation.refunds).toHaveLength(1)
    expect(observation).not.toHaveProperty('completeLists')
    expect(observation.payment?.amounts).toMatchObject({
      refunded: 'not_reported',
      captured: 'not_reported',
    })
  })

  it('a refund in another currency than its payment has no amount here', () => {
    const strange = { ...refund, transactionAmount: { currency: 'USD', value: '900' } }

    expect(read({ ...paid, transactions: [strange] })).toMatchObject({
      refunds: [{ amount: 'not_reported', currency: 'USD' }],
      amounts: { refunded: 'not_reported' },
    })
  })

  it.each([
    ['PROCESSING', 'pending'],
    ['SUCCESS', 'succeeded'],
    ['FAIL', 'failed'],
    ['CANCELLED', 'failed'],
    ['success', 'succeeded'],
    ['ON_HOLD', 'pending'],
  ])('a capture that is %s is %s', (transactionStatus, status) => {
    expect(
      read({ ...paid, transactions: [{ ...capture, transactionStatus }] }).captures,
    ).toMatchObject([{ status, providerStatus: { value: transactionStatus } }])
  })

  it.each([
    ['PROCESSING', 'processing'],
    ['SUCCESS', 'succeeded'],
    ['FAIL', 'failed'],
    ['CANCELLED', 'canceled'],
    ['ON_HOLD', 'processing'],
  ])('a refund that is %s is %s', (transactionStatus, status) => {
    expect(
      read({ ...paid, transactions: [{ ...refund, transactionStatus }] }).refunds,
    ).toMatchObject([{ status, providerStatus: { value: transactionStatus } }])
  })

  it('other kinds of transactions are neither captures nor refunds', () => {
    const types = ['PAYMENT', 'AUTHORIZATION', 'INCREMENTAL']
    const transactions = types.map((transactionType) => ({ ...refund, transactionType }))

    expect(read({ ...paid, transactions })).toMatchObject({
      status: 'captured',
      refunds: [],
      captures: [],
      amounts: { captured: 1314, refunded: 0, refundPending: 0 },
    })
  })

  it.each(['CANCEL', 'VOID', 'REVERSAL'])(
    'a transaction of the type %s may have returned money: what is refunded is not reported',
    (transactionType) => {
      const payment = read({ ...paid, transactions: [{ ...refund, transactionType }] })

      expect(payment).toMatchObject({
        status: 'captured',
        amounts: { captured: 1314, refunded: 'not_reported', refundPending: 'not_reported' },
      })
      expect(refundableOf(payment)).toBe('not_reported')
    },
  )

  it('a transaction without a type may be a refund or a capture: neither is reported', () => {
    const payment = read({ ...paid, transactions: [{ ...refund, transactionType: undefined }] })

    expect(payment.needsRead).toBe(true)
    expect(payment.amounts).toMatchObject({ captured: 'not_reported', refunded: 'not_reported' })
    expect(refundableOf(payment)).toBe('not_reported')
  })

  it('a refund that is listed twice was made once', () => {
    const payment = read({ ...paid, transactions: [refund, refund] })

    expect(payment.amounts.refunded).toBe(900)
    expect(refundableOf(payment)).toBe(414)
  })

  it('a capture that is listed twice took its money once', () => {
    const half = { ...capture, transactionAmount: { currency: 'PHP', value: '657' } }
    const transactions = [half, half]

    expect(read({ ...paid, paymentMethodType: 'CARD', transactions })).toMatchObject({
      status: 'authorized',
      amounts: { captured: 657 },
    })
  })

  it('a refund that is listed twice and differently leaves open how much was refunded', () => {
    const other = { ...refund, transactionAmount: { currency: 'PHP', value: '100' } }
    const { amounts } = readPayment(
      paymentReply.parse({ ...paid, transactions: [other, refund] }),
      provenance,
    ).payment ?? { amounts: undefined }

    expect(amounts?.refunded).toBe('not_reported')
  })

  it.each(['FRAUD_REJECT', 'RISK_REJECT', 'SUSPECTED_RISK'])(
    'a failure by %s keeps captured not reported: the payer may have paid',
    (paymentResultCode) => {
      expect(read({ ...paid, paymentStatus: 'FAIL', paymentResultCode })).toMatchObject({
        status: 'failed',
        amounts: { captured: 'not_reported' },
        failure: { category: 'risk' },
      })
    },
  )

  it('a voided authorization had captured nothing', () => {
    const voided = { ...paid, paymentStatus: 'CANCELLED', paymentMethodType: 'CARD' }

    expect(read(voided)).toMatchObject({
      status: 'canceled',
      amounts: { authorized: 1314, captured: 0, reversed: 0 },
      times: { authorizedAt: '2020-05-13T08:21:16Z' },
    })
  })

  it('success is authorized where the creation asked for two steps, though no field shows it', () => {
    const metadata = '{"paystate":{"capture":"manual"}}'

    expect(read({ ...paid, metadata })).toMatchObject({
      status: 'authorized',
      amounts: { authorized: 1314, captured: 0 },
    })
    expect(read({ ...paid, metadata: '{"capture":"manual"}' }).status).toBe('captured')
  })

  it('success where the payer chose the method is authorized until something tells', () => {
    const metadata = '{"paystate":{"capture":"payer_chooses","session":{}}}'

    expect(read({ ...paid, metadata })).toMatchObject({
      status: 'authorized',
      amounts: { authorized: 1314, captured: 'not_reported' },
      needsRead: true,
    })
    expect(read({ ...paid, metadata, paymentMethodType: 'GCASH' })).toMatchObject({
      status: 'captured',
      needsRead: false,
    })
  })
})

describe('what the payer has to do', () => {
  const waiting = { ...paid, paymentStatus: 'PROCESSING', paymentTime: undefined }

  it.each([
    [
      'normalUrl before the older form',
      { normalUrl: 'https://a/', redirectActionForm: { method: 'GET', redirectUrl: 'https://b/' } },
      { type: 'redirect', method: 'GET', url: 'https://a/' },
    ],
    [
      'a form that is posted',
      {
        redirectActionForm: {
          method: 'POST',
          redirectUrl: 'https://b/',
          parameters: '{"a":"1","b":2}',
        },
      },
      { type: 'redirect', method: 'POST', url: 'https://b/', fields: { a: '1', b: '2' } },
    ],
    [
      'a code to scan, as text before a picture',
      {
        orderCodeForm: {
          expireTime: '2026-01-15T12:15:00+08:00',
          codeDetails: [
            { codeValue: 'https://qr/big.png', displayType: 'BIGIMAGE' },
            { codeValue: 'QR1', displayType: 'TEXT' },
          ],
        },
      },
      { type: 'qr_code', value: 'QR1', format: 'text', expiresAt: '2026-01-15T04:15:00Z' },
    ],
    ['a link into an app', { schemeUrl: 'gcash://pay' }, { type: 'app_link', url: 'gcash://pay' }],
  ])('is %s', (_what, more, action) => {
    expect(read({ ...waiting, ...more })).toMatchObject({
      status: 'requires_action',
      nextAction: action,
    })
  })

  it('is not reported by an inquiry that leaves it out', () => {
    expect(read(waiting)).toMatchObject({ status: 'processing', nextAction: 'not_reported' })
  })
})

describe('whatever an answer says', () => {
  const json = fc.jsonValue()
  const near = fc.record(
    {
      paymentStatus: fc.oneof(json, fc.constantFrom('SUCCESS', 'FAIL', 'CANCELLED', 'PENDING')),
      paymentAmount: fc.oneof(json, fc.record({ currency: json, value: json })),
      transactions: fc.oneof(
        json,
        fc.array(
          fc.record({
            transactionType: json,
            transactionStatus: json,
            transactionAmount: json,
            transactionId: json,
          }),
        ),
      ),
      redirectActionForm: json,
      orderCodeForm: json,
      paymentResultInfo: json,
      metadata: fc.oneof(json, fc.json()),
      paymentTime: json,
      notifyType: fc.oneof(
        json,
        fc.constantFrom('PAYMENT_RESULT', 'CAPTURE_RESULT', 'REFUND_RESULT'),
      ),
      disputeNotificationType: json,
      result: json,
    },
    { requiredKeys: [] },
  )

  it('reading it never throws, and ends in one of our words', () => {
    fc.assert(
      fc.property(near, (body) => {
        expect(PAYMENT_STATUSES).toContain(read(body).status)
        readRefund(refundReply.parse(body))
        readDispute(disputeReply.parse(body))
        expect(readNotification(body, { ...provenance, via: 'push' }).hint.account).toBe(account)
      }),
    )
  })

  it('bytes that are no JSON object are none', () => {
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => {
        expect(['undefined', 'object']).toContain(typeof parseJson(bytes))
      }),
    )
    expect(parseJson(Buffer.from('[1]'))).toBeUndefined()
    expect(parseJson(Buffer.from([0xff, 0xfe]))).toBeUndefined()
  })
})
