import { describe, expect, it } from 'vitest'
import { createPaymentRecord } from '../../src/evidence/payment-record.ts'
import { NO_AMOUNTS } from '../../src/payments/amounts.ts'
import { ACCOUNT, amounts, INTENT, project, push, read, readsOf, reported } from '../evidence.ts'

const NOTHING_ALLOWED = {
  cancelable: 'not_reported',
  capturable: 'not_reported',
  refundable: 'not_reported',
  refundRemaining: 'not_reported',
}

const EMPTY = {
  account: ACCOUNT,
  status: 'processing',
  amounts: NO_AMOUNTS,
  nextAction: 'not_reported',
  allowed: NOTHING_ALLOWED,
  times: {},
  refunds: [],
  captures: [],
  cancellations: [],
  disputes: [],
  attempts: [],
  needsRead: false,
}

describe('a payment of which nothing was reported', () => {
  it('is what we asked for and nothing else', () => {
    const { payment } = createPaymentRecord({ ...INTENT, orderReference: 'cart_1' })

    expect(payment).toStrictEqual({
      ...EMPTY,
      reference: 'order_1',
      orderReference: 'cart_1',
      currency: 'EUR',
      amounts: amounts({ requested: 1000 }),
    })
  })

  it('has no name and no currency where others made it', () => {
    expect(createPaymentRecord({ account: ACCOUNT }).payment).toStrictEqual(EMPTY)
  })

  it('has nothing more after an answer without the payment', () => {
    const { paymentId: _paymentId, reference: _reference, ...nameless } = read([1, 2])

    expect(project([nameless], { account: ACCOUNT }).payment).toStrictEqual(EMPTY)
  })
})

describe('what names a payment', () => {
  it('is learned from any evidence while it is not known', () => {
    const { payment } = project([push(1)], { account: ACCOUNT })

    expect(payment).toMatchObject({ id: 'pay_1', reference: 'order_1' })
  })

  it('stays known over answers that leave it out', () => {
    const {
      paymentId: _paymentId,
      reference: _reference,
      ...nameless
    } = read([3, 4], {
      payment: reported('captured'),
    })

    expect(project([read([1, 2]), nameless], { account: ACCOUNT }).payment).toMatchObject({
      id: 'pay_1',
      reference: 'order_1',
      status: 'captured',
    })
  })

  it('is not replaced by the id of a try that a push names', () => {
    const { payment } = project([
      read([1, 2], { payment: reported('requires_action') }),
      push(3, { paymentId: 'try_2', payment: reported('requires_action') }),
    ])

    expect(payment.id).toBe('pay_1')
  })
})

describe('what an answer reported besides status and money', () => {
  const card = reported('processing', {
    orderReference: 'cart_1',
    method: { type: 'CARD', brand: 'VISA' },
    allowed: { cancelable: 'yes', refundRemaining: 0 },
  })

  it('is kept while later answers do not tell it', () => {
    expect(project(readsOf(card, reported('captured'))).payment).toMatchObject({
      orderReference: 'cart_1',
      method: { type: 'CARD', brand: 'VISA' },
      allowed: { ...NOTHING_ALLOWED, cancelable: 'yes', refundRemaining: 0 },
    })
  })

  it('is replaced piece by piece by what they tell', () => {
    const later = reported('captured', {
      orderReference: 'cart_2',
      method: { masked: '**** 0768' },
      allowed: { cancelable: 'no', capturable: 'no', refundable: 'yes', refundRemaining: 1000 },
    })
    const { payment } = project(readsOf(card, later))

    expect(payment.orderReference).toBe('cart_2')
    expect(payment.method).toStrictEqual({ type: 'CARD', brand: 'VISA', masked: '**** 0768' })
    expect(payment.allowed).toEqual({
      cancelable: 'no',
      capturable: 'no',
      refundable: 'yes',
      refundRemaining: 1000,
    })
    expect(project(readsOf(later, reported('captured'))).payment.allowed).toEqual(payment.allowed)
  })
})

it('an answer that names no currency is about the currency that we asked for', () => {
  const { currency: _currency, ...silent } = reported('captured')
  const { payment, codes } = project(readsOf(silent))

  expect(payment).toMatchObject({
    status: 'captured',
    currency: 'EUR',
    amounts: { captured: 1000 },
  })
  expect(codes).toEqual([])
})
