import { applyObservation, createPaymentRecord, refundableOf } from '@paystate/core'
import { describe, expect, it } from 'vitest'
import {
  amount,
  captureJson,
  chargebackJson,
  linksWithoutCheckout,
  paymentJson,
  refundJson,
} from '../support/payment-json.ts'
import { ACCOUNT, observationOf, readAs } from '../support/read-as.ts'

const paid = {
  status: 'paid',
  paidAt: '2026-01-15T12:03:00+00:00',
  method: 'creditcard',
  _links: linksWithoutCheckout(),
}
const authorized = { ...paid, status: 'authorized', paidAt: undefined }
const EMPTY = { refunds: [], captures: [], chargebacks: [] }

function anomaliesOf(json: unknown) {
  const applied = applyObservation(createPaymentRecord({ account: ACCOUNT }), observationOf(json))
  return applied.kind === 'applied' ? applied.anomalies.map(({ code }) => code) : []
}

describe('money that was charged back', () => {
  const unreadable = { ...chargebackJson(), id: 7 }

  it.each([
    ['no chargeback', []],
    ['a chargeback that cannot be read', [unreadable]],
    ['a chargeback of another payment', [chargebackJson({ paymentId: 'tr_other' })]],
    ['a chargeback of less', [chargebackJson({ amount: amount('4.00') })]],
    ['a chargeback in another currency', [chargebackJson({ amount: amount('10.00', 'USD') })]],
    ['a chargeback without a readable amount', [chargebackJson({ amount: 'ten' })]],
    ['a list that is none', 'many'],
  ])('is the total beside %s, and is not refunded again', (_what, chargebacks) => {
    const total = { ...paid, amountChargedBack: amount('10.00') }
    const json = paymentJson({ ...total, _embedded: { ...EMPTY, chargebacks } })
    const payment = readAs(json)
    expect(payment.amounts.chargedBack).toBe(1000)
    expect(refundableOf(payment)).toBe(0)
    expect(observationOf(json).completeLists).not.toContain('disputes')
  })

  it.each(['', 'never', '2026-13-45T00:00:00+00:00'])(
    'is not back because a chargeback was reversed at “%s”',
    (reversedAt) => {
      const chargebacks = [chargebackJson({ reversedAt })]
      const total = { ...paid, amountChargedBack: amount('10.00') }
      const payment = readAs(paymentJson({ ...total, _embedded: { ...EMPTY, chargebacks } }))
      expect(payment.disputes).toMatchObject([{ status: 'open', moneyTaken: 1000 }])
      expect(refundableOf(payment)).toBe(0)
    },
  )

  it('by one chargeback that is listed twice was charged back once', () => {
    const half = chargebackJson({ amount: amount('5.00') })
    const total = { ...paid, amountChargedBack: amount('5.00') }
    const json = paymentJson({ ...total, _embedded: { ...EMPTY, chargebacks: [half, half] } })
    expect(readAs(json).amounts.chargedBack).toBe(500)
    expect(anomaliesOf(json)).toEqual([])
  })

  it.each([
    ['one that cannot be read, beside a total of zero', [unreadable], amount('0.00')],
    [
      'one that can be read and one that cannot, beside the total of one',
      [chargebackJson({ amount: amount('4.00') }), unreadable],
      amount('4.00'),
    ],
    ['a list that is none, beside a total of zero', 'many', amount('0.00')],
    ['a list that is none, without a total', 'many', undefined],
  ])('is not known by %s', (_what, chargebacks, amountChargedBack) => {
    const json = paymentJson({ ...paid, amountChargedBack, _embedded: { ...EMPTY, chargebacks } })
    const payment = readAs(json)

    expect(payment.incompleteAmounts).toContain('chargedBack')
    expect(refundableOf(payment)).toBe('not_reported')
  })

  it('is not known by a link to chargebacks that are not embedded', () => {
    const _links = linksWithoutCheckout({ chargebacks: { href: 'https://api.mollie.com/v2/x' } })

    expect(refundableOf(readAs(paymentJson({ ...paid, _links })))).toBe('not_reported')
  })

  it('leaves nothing to refund where the remainder is below zero', () => {
    const json = paymentJson({ ...paid, amountRemaining: amount('-1.00'), _embedded: EMPTY })

    expect(refundableOf(readAs(json))).toBe(0)
  })

  it('beside an empty list is strange', () => {
    const total = { ...paid, amountChargedBack: amount('10.00') }
    expect(anomaliesOf(paymentJson({ ...total, _embedded: EMPTY }))).toContain('totals_differ')
  })

  it('of two, one of which cannot be read, is the total', () => {
    const chargebacks = [chargebackJson({ amount: amount('10.00') }), unreadable]
    const json = paymentJson({
      ...paid,
      amount: amount('50.00'),
      amountChargedBack: amount('30.00'),
      _embedded: { ...EMPTY, chargebacks },
    })
    expect(readAs(json).amounts.chargedBack).toBe(3000)
  })

  it.each([
    ['negative', amount('-10.00')],
    ['in another currency', amount('10.00', 'USD')],
    ['text', 'ten'],
    ['without a currency', { value: '10.00' }],
  ])('by a total that is %s is not reported', (_how, amountChargedBack) => {
    const json = paymentJson({ ...paid, amountChargedBack, _embedded: EMPTY })
    expect(readAs(json).amounts.chargedBack).toBe('not_reported')
    expect(observationOf(json).completeLists).not.toContain('disputes')
  })

  it('is not reported by a list with an item that cannot be read and no total', () => {
    const json = paymentJson({ ...paid, _embedded: { ...EMPTY, chargebacks: [unreadable] } })
    expect(readAs(json).amounts.chargedBack).toBe('not_reported')
  })

  it('and came back is not missing, whether the total still counts it or not', () => {
    const chargebacks = [chargebackJson({ reversedAt: '2026-02-01T12:00:00+00:00' })]
    for (const total of ['10.00', '0.00']) {
      const amountChargedBack = amount(total)
      const json = paymentJson({ ...paid, amountChargedBack, _embedded: { ...EMPTY, chargebacks } })
      expect(readAs(json).amounts.chargedBack).toBe(0)
    }
  })
})

describe('parts in another currency', () => {
  it('keep their currency and are not counted', () => {
    const _embedded = {
      refunds: [refundJson({ status: 'refunded', amount: amount('1000', 'JPY') })],
      captures: [captureJson({ amount: amount('10.00', 'USD') })],
      chargebacks: [chargebackJson({ amount: amount('43.38', 'USD') })],
    }
    const observation = observationOf(paymentJson({ ...paid, _embedded }))
    expect(observation).toMatchObject({
      refunds: [{ amount: 1000, currency: 'JPY' }],
      captures: [{ amount: 1000, currency: 'USD' }],
      disputes: [{ amount: 4338, moneyTaken: 4338, currency: 'USD' }],
      payment: {
        amounts: {
          refunded: 'not_reported',
          captured: 'not_reported',
          chargedBack: 'not_reported',
        },
      },
    })
  })
})

describe('captured money', () => {
  const { status: _status, ...withoutStatus } = captureJson()

  it('of an authorized payment is not reported by a capture without a status', () => {
    const json = paymentJson({ ...authorized, _embedded: { ...EMPTY, captures: [withoutStatus] } })
    expect(readAs(json)).toMatchObject({
      status: 'authorized',
      amounts: { captured: 'not_reported', capturePending: 'not_reported' },
    })
  })

  it('of an authorized payment without captures is nothing', () => {
    const json = paymentJson({ ...authorized, _embedded: EMPTY })
    expect(readAs(json).amounts).toMatchObject({ captured: 0, capturePending: 0 })
  })

  it.each([
    ['in another currency', amount('7.00', 'USD')],
    ['negative', amount('-7.00')],
    ['text', '7.00'],
    ['with too many decimals', amount('7.001')],
  ])('by a total that is %s is not reported, and never the whole', (_how, amountCaptured) => {
    const json = paymentJson({ ...paid, amountCaptured, _embedded: EMPTY })
    expect(readAs(json).amounts.captured).toBe('not_reported')
  })

  it('of a paid payment with no captures and no total is its amount', () => {
    const json = paymentJson({ ...paid, _embedded: EMPTY })
    expect(readAs(json)).toMatchObject({ status: 'captured', amounts: { captured: 1000 } })
  })

  it('of a paid payment is what its captures add up to, where there is no total', () => {
    const json = paymentJson({ ...paid, _embedded: { ...EMPTY, captures: [captureJson()] } })
    expect(readAs(json).amounts.captured).toBe(400)
  })

  it.each([
    ['10.00', 'no'],
    ['4.00', 'not_reported'],
    ['-4.00', 'not_reported'],
  ] as const)('of %s on a paid payment of 10.00 leaves capturable %s', (captured, capturable) => {
    const json = paymentJson({ ...paid, amountCaptured: amount(captured) })
    expect(observationOf(json).payment?.allowed).toMatchObject({ capturable })
  })
})

describe('refunded money', () => {
  const { status: _status, ...withoutStatus } = refundJson()

  it('is not reported by a refund without a status', () => {
    const json = paymentJson({ ...paid, _embedded: { ...EMPTY, refunds: [withoutStatus] } })
    expect(readAs(json).amounts).toMatchObject({
      refunded: 'not_reported',
      refundPending: 'not_reported',
    })
  })

  it('is the total beside a list that lacks something', () => {
    const json = paymentJson({
      ...paid,
      amountRefunded: amount('4.00'),
      _embedded: { ...EMPTY, refunds: [withoutStatus] },
    })
    expect(readAs(json).amounts.refunded).toBe(400)
  })

  it('by a total that is negative is not reported', () => {
    const json = paymentJson({ ...paid, amountRefunded: amount('-4.00'), _embedded: EMPTY })
    expect(readAs(json).amounts.refunded).toBe('not_reported')
  })
})

describe('a refund that is listed twice', () => {
  it('is pending once', () => {
    const json = paymentJson({
      ...paid,
      _embedded: { ...EMPTY, refunds: [refundJson(), refundJson()] },
    })
    expect(readAs(json).amounts.refundPending).toBe(400)
  })

  it('differently leaves open what is pending', () => {
    const refunds = [refundJson({ amount: amount('1.00') }), refundJson()]
    const json = paymentJson({ ...paid, _embedded: { ...EMPTY, refunds } })
    expect(observationOf(json).payment?.amounts.refundPending).toBe('not_reported')
    expect(observationOf(json).completeLists).not.toContain('refunds')
  })
})

it('a capture in a status that nobody knows does not hide the captured total', () => {
  const captures = [captureJson({ status: 'settled' })]
  const total = { ...paid, amountCaptured: amount('4.00') }
  const json = paymentJson({ ...total, _embedded: { ...EMPTY, captures } })

  expect(readAs(json).amounts.captured).toBe(400)
  expect(observationOf(json).completeLists).not.toContain('captures')
})

describe('a payment that is called unpaid', () => {
  it.each(['open', 'pending', 'failed', 'canceled', 'expired'])(
    'took nothing while it is %s, and it is not known what where something shows money',
    (status) => {
      const unpaid = { ...paid, status, paidAt: undefined }
      const taken = (differs: object, parts: object = {}) =>
        readAs(paymentJson({ ...unpaid, ...differs, _embedded: { ...EMPTY, ...parts } })).amounts
          .captured
      expect(taken({})).toBe(0)
      expect(taken({}, { refunds: [refundJson({ status: 'failed' })] })).toBe(0)
      expect(taken({ paidAt: paid.paidAt })).toBe('not_reported')
      expect(taken({}, { refunds: [refundJson({ status: 'refunded' })] })).not.toBe(0)
      expect(taken({}, { chargebacks: [chargebackJson()] })).not.toBe(0)
    },
  )
})
